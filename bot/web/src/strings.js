/** Every word of the interface that does not come from the server. */
export const strings = {
  lang: "en",
  direction: "ltr",
  name: "SecondLine",
  tagline: "second-line treatment in autoimmune hepatitis",
  conversation: "Conversation",
  launcher: "Ask SecondLine",
  closePanel: "Close SecondLine",
  newPatient: "New patient",
  newPatientMessage: "new patient",

  emptyTitle: "What is the situation?",
  emptyText:
    "Describe it in your own words: the drugs so far, what went wrong, what matters in this patient. You get the options " +
    "with their evidence, what to check first, and the sources.",
  emptyExamples: "For example",
  examples: [
    "28-year-old woman, pancreatitis on azathioprine. Options?",
    "ALT still raised after 8 months of prednisolone and azathioprine",
    "What do the guidelines say on tacrolimus versus mycophenolate?",
  ],
  intendedUse:
    "For clinicians. SecondLine supports and does not replace clinical judgement. Please enter no names, record " +
    "numbers or other identifiers.",

  field: "Your question or the situation",
  placeholder: "Describe the case or ask a question",
  fieldHint: "Enter sends, Shift and Enter starts a new line.",
  send: "Send",
  /** @param {number} used @param {number} limit */
  counter: (used, limit) => `${number(used)} of ${number(limit)} characters`,
  /** @param {number} over */
  tooLong: (over) =>
    `Too long by ${number(over)} ${over === 1 ? "character" : "characters"}. Please shorten the message.`,
  caseTitle: "Known of this case",
  letterPasted:
    "This looks like a whole letter. Names, dates of birth and record numbers are cut out before anything is stored, " +
    "but please take them out yourself: a bare name cannot always be recognised.",
  /** @param {string} label */
  removeCase: (label) => `Remove: ${label}`,

  you: "You",
  answer: "Answer",
  thinking: "Looking through the records",
  offline: "You are offline. What you write stays here until the connection is back.",
  failedOffline: "The message could not be sent: no connection.",
  failedTimeout: "No answer within 30 seconds.",
  failedServer: "The server could not answer.",
  failedSession: "The session has ended. Please reload the page.",
  backOnline: "The connection is back; sending the message again.",
  failedHistory: "The earlier conversation could not be loaded.",
  sessionRenewed: "The earlier session has expired; this is a new one, and nothing is known of the case.",
  retry: "Try again",
  edit: "Edit the message",
  unreadable: "This answer could not be laid out; here it is as plain text.",

  warning: "Warning",
  urgent: "Urgent",
  missing: "Not in the knowledge base",
  question: "One question",
  followUps: "Ask next",
  sources: "Sources",
  sourcesCount: /** @param {number} count */ (count) => `Sources (${count})`,
  copy: "Copy answer",
  copyLetter: "Copy as letter",
  copied: "Copied",
  copyByHand: "Copying was refused here. The text is selected: press Ctrl+C or Cmd+C.",
  copyText: "Text to copy",
  plotTable: "The same figures as a table",
  copyCitation: "Copy citation",
  print: "Print",
  csv: "Download as CSV",
  /** @param {string} title */
  csvOf: (title) => `Download as CSV: ${title}`,
  file: "secondline",
  asked: "Question",

  judge: "Was this useful?",
  up: "Useful",
  down: "Not useful",
  reasonUp: "What was useful? (optional)",
  reasonDown: "What is missing or wrong? (optional)",
  reasonHint: "Please no names or record numbers; they would be removed.",
  giveReason: "Send reason",
  thanks: "Thank you, noted.",
  failedJudging: "This could not be noted. Please try again.",

  showAll: "Show all",
  /** @param {number} count */
  showRest: (count) => `Show ${count} more`,

  drug: "Drug",
  standing: "Standing",
  drugAndStanding: "Drug and standing",
  why: "Why",
  options: "options",
  response: "Response",
  reason: "Reason",
  /** @param {string} reason */
  responseFor: (reason) => `Response: ${reason}`,
  otherReasons: "Response: other reasons",
  uncontrolled: "uncontrolled",
  certainty: "Certainty",
  noFigure: "no figure",
  /** @param {number} count */
  whyCount: (count) => (count === 1 ? "Why" : `Why (${count})`),
  /** @param {number} count */
  moreFigures: (count) => (count === 1 ? "1 more figure" : `${count} more figures`),
  /** @type {Record<string, string>} */
  fits: { mixed: "mixed reasons", indirect: "indirect" },
  /** @type {Record<string, string>} */
  reasons: {
    thiopurine_intolerance: "thiopurine intolerance",
    steroid_intolerance: "steroid intolerance",
    insufficient_response: "insufficient response",
    non_response: "non-response",
    loss_of_response_on_treatment: "loss of response",
    relapse_after_withdrawal: "relapse after withdrawal",
    intolerance_and_insufficient_response: "intolerance and insufficient response",
    second_line_failed: "second line failed",
    unclear: "reason not stated",
  },

  /** @param {number} n @param {string} label */
  citation: (n, label) => `[${n}] source: ${label}`,
  /** @param {number} n */
  source: (n) => `Source ${n}`,
  close: "Close",
  studied: "Studied",
  n: "Number",
  endpoint: "Endpoint",
  figure: "Figure",
  design: "Design",
  strength: "Strength",
  consensus: "Consensus",
  evidencePage: "Evidence page",
  where: "Found in",
  read: "Extent",
  identifier: "Identifier",
  opensNewTab: "opens in a new tab",

  version: "Knowledge base",
  reviewed: "last review",
  overdue: "Past review date",
};

/** @param {number} value @returns {string} with thousands separated */
function number(value) {
  return value.toLocaleString("en-GB");
}
