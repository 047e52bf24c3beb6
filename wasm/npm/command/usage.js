// What the command line can do, for those who ask.

export const usage = `Which private connection to AWS fits this traffic, and what does it cost?

Usage: tollgate VERB [OPTIONS]

  decide [DECISION]      one decision: --answer QUESTION=VALUE, --answers FILE, --resume SHARE, --defaults, --save-answers FILE
  price SCENARIO         a scenario as JSON: --rate KIND.RATE=VALUE
  place USAGE            the cheapest way of many VPCs to their services: --rate KIND.RATE=VALUE
  policy lint FILE       what is wrong with a policy: --endpoint KIND, --service ID, --beside FILE, --fail-on LEVEL, --format json|sarif
  policy simulate CASES  what requests come to, one JSON object a line
  trace ESTATE           where a packet goes: --from ID --to HOST_OR_ADDRESS, --protocol, --all, --what-if EDIT, --policy-case FILE, --format json|svg
  audit PATH...          what is wrong in an estate: --fail-on LEVEL, --usage FILE, --baseline FILE, --format json|sarif|markdown|html
  plan DECISION N=V...   what builds an outcome: --answers FILE, --fix FINDING, --format markdown|terraform|cloudformation|aws-cli|json
  spec check FILE        what is wrong with a rule file: --format json

Every verb reads - as standard input, and takes --on DATE and --spec FILE_OR_FOLDER where facts and rules count. Results are JSON where
no format is named. The wizard, text for reading, and the other verbs are in the program for terminals.

Exit codes: 0 fine; 1 the answer is no; 2 bad usage or bad input; 3 more answers are needed.
`;
