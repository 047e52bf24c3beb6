//! Who calls, and whom a policy names.

use alloc::string::{String, ToString as _};

use super::operator::arn;

/// Who makes a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Caller {
    /// As it was given.
    pub text: String,
    /// What it is.
    pub kind: CallerKind,
    /// Its account; empty where it has none.
    pub account: String,
}

/// What a caller is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CallerKind {
    /// The request is not signed.
    Anonymous,
    /// An AWS service with a principal of its own.
    Service,
    /// The root user of an account.
    Root,
    /// An IAM user.
    User,
    /// A role, or every session of it.
    Role {
        /// Its path and name, such as `team/App`.
        path: String,
    },
    /// A session of a role.
    Session {
        /// Name of the role, without its path.
        role: String,
    },
    /// A federated user's session.
    FederatedUser,
    /// Somebody known to an identity provider only.
    Federated,
}

/// Whom an entry of `Principal` names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Principal {
    /// `*`: everybody, unsigned requests too.
    Everybody,
    /// An account, by its number or its root user's ARN.
    Account(String),
    /// A role, by account, path and name.
    Role {
        /// Number of the account.
        account: String,
        /// Path and name.
        path: String,
    },
    /// Somebody by the whole ARN: a user or a session.
    Exact(String),
    /// A service.
    Service(String),
    /// An identity provider.
    Federated(String),
    /// An account, by its canonical id.
    Canonical(String),
    /// What names nobody: a part of an ARN with a wildcard, or no ARN at all.
    Nobody,
}

/// How an entry fits a caller.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// It names another.
    No,
    /// It names the caller's account, which leaves the choice to the account's own policies.
    Account,
    /// It names everybody, or the caller's role.
    Caller,
    /// It names this user or this session alone, which boundaries and session policies do not limit.
    Alone,
}

impl Caller {
    /// Reads an ARN, a service's name or `anonymous`.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let of = |kind, account: &str| {
            Some(Self {
                text: text.to_string(),
                kind,
                account: account.to_string(),
            })
        };
        if text == "anonymous" {
            return of(CallerKind::Anonymous, "");
        }
        if is_account(text) {
            return of(CallerKind::Root, text);
        }
        let Some([first, _, service, _, account, name]) = arn::parts(text) else {
            let is_host = text.contains('.') && !text.contains([':', '/', ' ']);
            let is_service = is_host
                && (text.ends_with(".amazonaws.com") || text.ends_with(".amazonaws.com.cn"));
            return match (is_service, is_host) {
                (true, _) => of(CallerKind::Service, ""),
                (false, true) => of(CallerKind::Federated, ""),
                (false, false) => None,
            };
        };
        if first != "arn" || account.is_empty() {
            return None;
        }
        let (kind, rest) = name.split_once('/').unwrap_or((name, ""));
        match (service, kind) {
            ("iam", "root") => of(CallerKind::Root, account),
            ("iam", "user") => of(CallerKind::User, account),
            ("iam", "role") if !rest.is_empty() => of(
                CallerKind::Role {
                    path: rest.to_string(),
                },
                account,
            ),
            ("iam", "oidc-provider" | "saml-provider") => of(CallerKind::Federated, account),
            ("sts", "assumed-role") => {
                let (role, session) = rest.split_once('/')?;
                let role = role.to_string();
                (!session.is_empty())
                    .then(|| of(CallerKind::Session { role }, account))
                    .flatten()
            }
            ("sts", "federated-user") => of(CallerKind::FederatedUser, account),
            _ => None,
        }
    }

    /// Whether its own account's policies have a say: not for services and unsigned requests.
    #[must_use]
    pub const fn has_account(&self) -> bool {
        match self.kind {
            CallerKind::Anonymous | CallerKind::Service | CallerKind::Federated => false,
            CallerKind::Root
            | CallerKind::User
            | CallerKind::Role { .. }
            | CallerKind::Session { .. }
            | CallerKind::FederatedUser => true,
        }
    }

    /// Whether it is a role that AWS links to a service, which organisations' policies do not reach.
    #[must_use]
    pub fn is_service_linked(&self) -> bool {
        match &self.kind {
            CallerKind::Role { path } => path.starts_with("aws-service-role/"),
            CallerKind::Session { role } => role.starts_with("AWSServiceRoleFor"),
            CallerKind::Anonymous
            | CallerKind::Service
            | CallerKind::Root
            | CallerKind::User
            | CallerKind::FederatedUser
            | CallerKind::Federated => false,
        }
    }

    /// The ARN that identifies it in conditions: for a session that of its role.
    #[must_use]
    pub fn identity(&self) -> String {
        let partition = self.text.split(':').nth(1).unwrap_or("aws");
        match &self.kind {
            CallerKind::Session { role } => {
                ["arn:", partition, ":iam::", &self.account, ":role/", role].concat()
            }
            CallerKind::Root if is_account(&self.text) => {
                ["arn:aws:iam::", &self.account, ":root"].concat()
            }
            CallerKind::Anonymous
            | CallerKind::Service
            | CallerKind::Root
            | CallerKind::User
            | CallerKind::Role { .. }
            | CallerKind::FederatedUser
            | CallerKind::Federated => self.text.clone(),
        }
    }
}

impl Principal {
    /// Whom a text under `AWS` names.
    #[must_use]
    pub fn read(text: &str) -> Self {
        if text == "*" {
            return Self::Everybody;
        }
        if is_account(text) {
            return Self::Account(text.to_string());
        }
        let Some([_, _, service, _, account, name]) = arn::parts(text) else {
            return Self::Nobody;
        };
        if text.contains(['*', '?']) {
            return Self::Nobody;
        }
        match (service, name.split_once('/')) {
            ("iam", None) if name == "root" => Self::Account(account.to_string()),
            ("iam", Some(("role", path))) => Self::Role {
                account: account.to_string(),
                path: path.to_string(),
            },
            _ => Self::Exact(text.to_string()),
        }
    }

    /// How it fits a caller.
    #[must_use]
    pub fn fit(&self, caller: &Caller) -> Fit {
        let fits = |holds: bool, fit: Fit| if holds { fit } else { Fit::No };
        match self {
            Self::Everybody => Fit::Caller,
            Self::Account(account) => fits(
                !account.is_empty() && *account == caller.account && caller.has_account(),
                Fit::Account,
            ),
            Self::Role { account, path } => {
                let named = match &caller.kind {
                    CallerKind::Role { path: own } => own == path,
                    // A session's ARN does not tell the path of its role.
                    CallerKind::Session { role } => path.rsplit('/').next() == Some(role),
                    CallerKind::Anonymous
                    | CallerKind::Service
                    | CallerKind::Root
                    | CallerKind::User
                    | CallerKind::FederatedUser
                    | CallerKind::Federated => false,
                };
                fits(named && *account == caller.account, Fit::Caller)
            }
            Self::Exact(arn) => fits(*arn == caller.text, Fit::Alone),
            Self::Service(name) => fits(
                caller.kind == CallerKind::Service && *name == caller.text,
                Fit::Caller,
            ),
            Self::Federated(name) => fits(
                caller.kind == CallerKind::Federated && *name == caller.text,
                Fit::Caller,
            ),
            Self::Canonical(id) => fits(*id == caller.text, Fit::Caller),
            Self::Nobody => Fit::No,
        }
    }
}

/// Twelve digits.
#[must_use]
pub fn is_account(text: &str) -> bool {
    text.len() == 12 && text.bytes().all(|sign| sign.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    const APP: &str = "arn:aws:iam::111111111111:role/team/App";
    const SESSION: &str = "arn:aws:sts::111111111111:assumed-role/App/s1";
    const ANN: &str = "arn:aws:iam::111111111111:user/ann";

    #[test]
    fn entries_fit_the_callers_they_name() {
        for (entry, caller, fit) in [
            ("*", "anonymous", Fit::Caller),
            ("111111111111", ANN, Fit::Account),
            ("arn:aws:iam::111111111111:root", SESSION, Fit::Account),
            ("222222222222", ANN, Fit::No),
            ("111111111111", "anonymous", Fit::No),
            (APP, SESSION, Fit::Caller),
            (APP, APP, Fit::Caller),
            ("arn:aws:iam::111111111111:role/App", SESSION, Fit::Caller),
            ("arn:aws:iam::222222222222:role/App", SESSION, Fit::No),
            ("arn:aws:iam::111111111111:role/Other", SESSION, Fit::No),
            (SESSION, SESSION, Fit::Alone),
            (SESSION, APP, Fit::No),
            (ANN, ANN, Fit::Alone),
            ("arn:aws:iam::111111111111:user/*", ANN, Fit::No),
            ("AIDAEXAMPLE", ANN, Fit::No),
        ] {
            let caller = Caller::read(caller).unwrap();
            assert_eq!(
                Principal::read(entry).fit(&caller),
                fit,
                "{entry} {caller:?}"
            );
        }
        let trail = Caller::read("cloudtrail.amazonaws.com").unwrap();
        assert_eq!(trail.kind, CallerKind::Service);
        assert_eq!(
            Principal::Service(trail.text.clone()).fit(&trail),
            Fit::Caller
        );
        assert_eq!(
            Principal::Service("x.amazonaws.com".into()).fit(&trail),
            Fit::No
        );
        assert_eq!(Principal::Everybody.fit(&trail), Fit::Caller);
    }

    #[test]
    fn a_session_is_identified_by_its_role() {
        let session = Caller::read(SESSION).unwrap();
        assert_eq!(session.identity(), "arn:aws:iam::111111111111:role/App");
        assert_eq!(
            Caller::read("111111111111").unwrap().identity(),
            "arn:aws:iam::111111111111:root"
        );
        for text in [
            "",
            "ann",
            "arn:aws:iam:::user/ann",
            "arn:aws:s3:::b",
            "arn:aws:sts::111111111111:assumed-role/App",
        ] {
            assert_eq!(Caller::read(text), None, "{text}");
        }
    }
}
