//! The rules a trace applies. What each says, its source and its reason code stand in the specs.

macro_rules! rules {
    ($($(#[$doc:meta])* $rule:ident $word:literal,)*) => {
        /// A rule of how AWS resolves, routes and filters.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Rule {
            $($(#[$doc])* $rule,)*
        }

        impl Rule {
            /// All of them, in the order of their declaration.
            pub const ALL: &[Self] = &[$(Self::$rule,)*];

            /// The name of its record in the specs.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self {
                    $(Self::$rule => $word,)*
                }
            }
        }
    };
}

rules! {
    /// An address needs no name.
    AddressGiven "address-given",
    /// The Amazon resolver answers where DNS support is on.
    AmazonResolver "amazon-resolver",
    /// Name servers of one's own see private zones only where they ask the Amazon one.
    OwnServers "own-name-servers",
    /// The most specific private zone answers.
    PrivateZone "private-zone",
    /// Private zones need both DNS attributes.
    ZoneAttributes "zone-needs-attributes",
    /// A private zone without the record answers that there is no such name.
    ZoneWithoutRecord "zone-without-record",
    /// A rule comes before a zone of the same domain.
    ResolverRule "resolver-rule",
    /// What a VPC has itself comes before what a Profile brings.
    LocalBeforeProfile "local-before-profile",
    /// Private DNS of an endpoint is a hidden private zone.
    PrivateDns "private-dns-name",
    /// Private DNS for queries from outside only.
    InboundOnly "inbound-resolver-only-name",
    /// An endpoint's own name is in public DNS and answers private addresses.
    EndpointName "endpoint-own-name",
    /// An endpoint that is not available has no names.
    EndpointNoName "endpoint-without-name",
    /// A name that nothing private covers is public.
    PublicName "public-name",
    /// A name of a machine.
    MachineName "machine-name",
    /// A name that stands for another.
    Alias "alias-name",
    /// A service network answers in the VPCs that are joined to it.
    LatticeName "lattice-name",
    /// Networks outside ask by an inbound endpoint of the Resolver.
    InboundResolver "inbound-resolver",
    /// Groups of an inbound endpoint let questions in.
    InboundBlocked "inbound-resolver-group",
    /// The longest prefix wins.
    LongestPrefix "longest-prefix",
    /// Static before prefix list before propagated.
    EqualPrefix "equal-prefix",
    /// Two prefix lists of one length.
    EqualLists "equal-prefix-lists",
    /// A subnet without an association uses the main table.
    MainTable "main-table",
    /// No route.
    NoRoute "no-route",
    /// A route to something that is gone.
    Blackhole "blackhole-route",
    /// The VPC's own ranges.
    LocalRoute "local-route",
    /// An address that no interface holds.
    NoInterface "no-interface",
    /// A gateway endpoint takes the service's ranges of its Region.
    GatewayRoute "gateway-endpoint-route",
    /// A gateway endpoint takes TCP.
    GatewayProtocol "gateway-endpoint-protocol",
    /// Names of two families may be answered with IPv6.
    SixBypasses "ipv6-bypass",
    /// A gateway endpoint serves its own VPC only.
    GatewaySource "gateway-endpoint-source",
    /// A NAT gateway must be available.
    NatState "nat-state",
    /// A NAT gateway passes TCP, UDP and ICMP.
    NatProtocol "nat-protocol",
    /// A NAT gateway serves its own VPC.
    NatSource "nat-source",
    /// A NAT gateway puts its address in the place of the source's.
    NatTranslates "nat-translates",
    /// A regional NAT gateway serves the zones it is in.
    NatZones "nat-regional-zones",
    /// An internet gateway must be attached.
    InternetAttached "internet-gateway-attached",
    /// What leaves by an internet gateway needs a public address.
    InternetAddress "internet-gateway-public-address",
    /// An internet gateway takes no private destination.
    InternetDestination "internet-gateway-destination",
    /// VPC Block Public Access.
    PublicAccess "block-public-access",
    /// An egress-only gateway lets out IPv6.
    EgressOnly "egress-only-gateway",
    /// A peering connection must be active.
    PeeringState "peering-state",
    /// Peering leads to the other VPC's ranges and no further.
    PeeringRange "peering-range",
    /// A VPC reaches a transit gateway by its attachment.
    TransitAttachment "transit-attachment",
    /// An attachment must be available.
    TransitState "transit-attachment-state",
    /// An attachment serves zones it has a subnet in.
    TransitZone "transit-attachment-zone",
    /// A VPN attachment needs a tunnel that is up.
    TransitDown "transit-connection-down",
    /// An attachment needs an associated table.
    TransitAssociation "transit-association",
    /// The longest prefix of the transit gateway's table.
    TransitRoute "transit-route",
    /// No route in the transit gateway's table.
    TransitNoRoute "transit-no-route",
    /// A blackhole of the transit gateway's table.
    TransitBlackhole "transit-blackhole",
    /// A table whose routes are not told.
    TransitUnknown "transit-routes-unknown",
    /// A virtual private gateway.
    PrivateGateway "private-gateway",
    /// A connection to other networks that is down.
    ConnectionDown "connection-down",
    /// Something whose way is not followed.
    UnknownTarget "unknown-target",
    /// The table of a gateway routes what enters.
    EdgeTable "edge-table",
    /// An interface that refuses packets of others.
    SourceCheck "source-destination-check",
    /// The same thing passed twice.
    RouteLoop "route-loop",
    /// The answer must find its way back.
    ReturnRoute "return-route",
    /// What a group lets out.
    GroupOut "group-out",
    /// What a group lets in.
    GroupIn "group-in",
    /// A group without rules.
    GroupEmpty "group-without-rules",
    /// What a network ACL lets out.
    AclOut "acl-out",
    /// What a network ACL lets in.
    AclIn "acl-in",
    /// Answers that a network ACL must let pass.
    AclReturn "acl-return",
    /// An endpoint must be available.
    EndpointState "endpoint-state",
    /// An endpoint for a service takes TCP.
    EndpointProtocol "endpoint-protocol",
    /// An endpoint does not answer an echo.
    EndpointEcho "endpoint-echo",
    /// A resource configuration lets some ports pass.
    ResourcePorts "resource-ports",
    /// A service network serves the VPCs that are joined to it.
    LatticeInside "lattice-association",
    /// An association must be active.
    LatticeState "lattice-state",
    /// A way through appliances.
    BalancerEndpoint "balancer-endpoint",
    /// A load balancer takes what a listener of it is for.
    ListenerPort "listener-port",
    /// A listener passes packets on to targets.
    ListenerTargets "listener-targets",
    /// Targets that are not healthy.
    TargetHealth "target-health",
    /// Zones are crossed.
    ZoneCrossed "zone-crossed",
    /// An endpoint policy that lets everything pass.
    OpenPolicy "open-endpoint-policy",
    /// An endpoint policy that does not.
    EndpointPolicy "endpoint-policy",
    /// It arrives.
    Arrived "arrived",
    /// A machine that does not run.
    MachineState "machine-state",
}
