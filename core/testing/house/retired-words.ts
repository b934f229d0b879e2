/** A word that docs/glossary.md retires, and how it is recognised in a path or in a line of text. */
export type RetiredWord = {
  readonly word: string;
  readonly pattern: RegExp;
  /** The standard term. */
  readonly use: string;
  /** Where alone the word is retired; absent: everywhere. */
  readonly below?: RegExp;
};

/** Words of our own making. Nobody else uses them, so they are refused wherever they stand, inside identifiers too. */
const COINED: readonly RetiredWord[] = [
  { word: "foresee", pattern: /fore(see|saw|sight)/i, use: "nothing: no answer is predicted" },
  { word: "glance", pattern: /glance/i, use: "MessageSummary, loadMessageSummary" },
  { word: "mandate", pattern: /mandate/i, use: "authoriseActions" },
  { word: "whispers", pattern: /whisper/i, use: "ephemeral events" },
  { word: "doorkeeper", pattern: /door-?keeper/i, use: "authenticate" },
  { word: "whereabouts", pattern: /whereabouts/i, use: "providerState" },
  { word: "unshown", pattern: /unshown/i, use: "initial password" },
  { word: "shelf", pattern: /shelf|shelves/i, use: "FileStorage" },
  // A carriage return is a character.
  { word: "carriage", pattern: /carriage(?![ -]return)/i, use: "capability checks" },
  { word: "insist", pattern: /insist/i, use: "retryWithBackoff" },
  { word: "forgiven", pattern: /forgiven/i, use: "attemptsBeforeReset" },
  { word: "pigeon", pattern: /pigeon/i, use: "a fake connector or push service" },
  { word: "misfits", pattern: /misfits/i, use: "invalidScopes" },
  { word: "keepsake", pattern: /keepsake/i, use: "the standard term" },
  { word: "strays", pattern: /(?<![a-z])strays?\b|Strays?\b/, use: "orphaned files" },
  {
    word: "born leased",
    pattern: /\bborn[ _-]?(begun|leased?|leases|claimed|unclaimed|done)/i,
    use: "inserted with a lease, inserted as sending",
  },
  { word: "ticked off", pattern: /\btick(s|ed|ing)?( \w+)? off\b/i, use: "acknowledged" },
];

/** Names of ours that are retired. The everyday words in them stay. */
const NAMES: readonly RetiredWord[] = [
  { word: "asWritten", pattern: /\basWritten\b/, use: "unsafeCast" },
  // In the sandbox and on pages it is the text of a message.
  { word: "textOf", pattern: /\btextOf\b/, use: "errorMessage", below: /^(core|hub|workers)\// },
  { word: "orMalformed", pattern: /\borMalformed\b|or-malformed/, use: "rejectMalformedCursor" },
  { word: "performNow", pattern: /performNow|perform-now/i, use: "sendEphemeral" },
  { word: "takeBack", pattern: /takeBack|take-back|take_back/, use: "requeue" },
  { word: "isPassing", pattern: /isPassing|is-passing/, use: "isTransient" },
  { word: "keepsWork", pattern: /keeps-?work\b/i, use: "runsWorkers" },
  { word: "lightModules", pattern: /light-?modules/i, use: "module loading" },
  { word: "openLine", pattern: /open-?line\b/i, use: "openPipeline" },
  { word: "lockLine", pattern: /lock-?line\b/i, use: "lockConversation" },
  { word: "parley_line", pattern: /parley_line/, use: "parley_ingest" },
  { word: "checkReach", pattern: /check-?reach/i, use: "assertCanGrant" },
  {
    word: "settle",
    pattern: /settle[-_ ]?(rules|delivery|unconfirmed|fetch)/i,
    use: "commitRuleResults, confirmDelivery, recoverStuckSends, finishFetch",
  },
  {
    word: "door",
    pattern:
      /openDoor|OpenDoor|class="door|\.door\b|\bdoor\.css|\b(front|back)[ -]?door\b|(front|back)Door\b/i,
    use: "access, inbound, outbound; .auth-page",
  },
  { word: "knock", pattern: /\bknock|\/knock-/i, use: "access test" },
  { word: "hand", pattern: /\.hand\b|\bhand\(|"hand"/, use: "enqueue" },
  { word: "room()", pattern: /\broom\(\)|"room"|\bROOM\b/, use: "capacity()" },
  {
    word: "judge",
    pattern: /\bjudge\(|\.judge\b|keep-?judge|KeptJudge/i,
    use: "evaluate, nextDeliveryState",
    below: /^(core\/(rules|outbound|deliveries)|bench)\//,
  },
  {
    word: "hearing",
    pattern: /\bHearing\b|\blistenFor\b|\/hearing\.ts|\/spoken\.ts/,
    use: "EvaluationContext, phraseMatcher, NormalisedText",
  },
  { word: "waits", pattern: /MAX_WAITS|\b(task|row|d)\.waits\b|\bwaits integer/, use: "rateLimitWaits" },
  { word: "acceptPayload", pattern: /accept[-_]?payload/i, use: "ingest" },
  { word: "arrival", pattern: /\bArrivals?\b|makeArrival|\/arrival\.ts/, use: "InboundMessage" },
  { word: "apart", pattern: /\bapart\(/, use: "partition" },
  {
    word: "Carrier",
    pattern: /\bCarrier\b|\btype Way\b|: Way\b|<Way>/,
    use: "ChannelCapabilities, SendContext",
  },
  { word: "tell", pattern: /\btx\.tell\b|\btell\(event\b/, use: "publish", below: /^core\// },
  { word: "news", pattern: /(live|scripted)-?news\b/i, use: "change feed" },
  { word: "frame", pattern: /\bFrame\b|LiveFrame|\/frame\.ts/, use: "stream event", below: /^core\// },
  {
    word: "gone",
    pattern: /"gone"/,
    use: "access_revoked",
    below: /^(core\/realtime|inbox-ui\/src\/live)\//,
  },
  {
    word: "answer",
    pattern: /shape-?answer|\banswer: ([A-Z]\w*Schema|z\.)/i,
    use: "output",
    below: /^(core|docs|CONTRIBUTING)/,
  },
  {
    word: "act",
    pattern: /\b(act|happen)\(|\binTurn\b|\bbeginAnew\b/,
    use: "optimisticUpdate, dispatch",
    below: /^inbox-ui\//,
  },
  { word: "person", pattern: /describe-?person\b|a-persons-word/i, use: "contact, member, user" },
  { word: "papers", pattern: /papers\.test|const PAPERS\b|\bthe papers\b/i, use: "docs" },
  { word: "bite", pattern: /\b(bites?|tooth)\b/i, use: "mutation check" },
  // The books of billing are ledgers.
  {
    word: "ledger",
    pattern: /ledger/i,
    use: "delivery log, append-only log",
    below: /^(?!core\/billing\/|inbox-ui\/src\/billing\/|docs\/billing)/,
  },
];

/** Every retired word. */
export const RETIRED: readonly RetiredWord[] = [...COINED, ...NAMES];
