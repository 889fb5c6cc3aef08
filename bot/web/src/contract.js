/**
 * The answer as the server sends it: the JSON of `Answer` in actions/answers/model.py. Empty parts are left out.
 *
 * @typedef {"preferred" | "reasonable" | "caution" | "avoid" | "no position"} Standing
 *
 * @typedef {object} Line
 * @property {string} text
 * @property {number[]} [cites] numbers into `Answer.sources`
 * @property {string[]} [records]
 * @property {string} [note] marks what is not from a source
 *
 * @typedef {object} FigureCell
 * @property {string} text
 * @property {string} endpoint
 * @property {string} design
 * @property {boolean} uncontrolled
 * @property {string} reason id of the reason the figure informs
 * @property {"direct" | "mixed" | "indirect"} fit
 * @property {number} [value] per cent
 * @property {number} [low] per cent
 * @property {number} [high] per cent
 * @property {string} [n]
 * @property {string} [certainty]
 * @property {number[]} [cites]
 * @property {string[]} [records]
 *
 * @typedef {object} OptionRow
 * @property {string} drug
 * @property {string} name
 * @property {Standing} standing
 * @property {string} label
 * @property {Line[]} [why]
 * @property {FigureCell[]} [figures]
 * @property {FigureCell[]} [other_figures]
 *
 * @typedef {object} Table
 * @property {string[]} columns
 * @property {Line[][]} rows the first cell of a row is its head
 *
 * @typedef {object} Section
 * @property {string} id
 * @property {string} title
 * @property {Line[]} [lines]
 * @property {OptionRow[]} [options]
 * @property {Table} [table]
 * @property {boolean} [collapsed]
 * @property {object} [plot] its figures; the drawing is sent apart
 *
 * @typedef {object} Part
 * @property {string} title
 * @property {Line[]} [bottom_line]
 * @property {Section[]} [sections]
 * @property {boolean} [missing]
 *
 * @typedef {{label: string, send: string}} Button
 * @typedef {{id: string, label: string, remove: string}} CaseItem
 * @typedef {{text: string, answers?: Button[], condition?: string}} Question
 *
 * @typedef {object} Citation
 * @property {number} n
 * @property {string} id
 * @property {string} label
 * @property {string} title
 * @property {string} read
 * @property {string} [journal]
 * @property {string} [where]
 * @property {string} [identifier]
 * @property {string} [link]
 *
 * @typedef {{version: string, reviewed_on: string, notice: string, overdue?: string[]}} Footing
 *
 * @typedef {object} Answer
 * @property {"answer" | "emergency" | "decline" | "converse" | "not known" | "failure"} kind
 * @property {Line[]} [warnings]
 * @property {Line[]} [notices]
 * @property {Part[]} [parts]
 * @property {Question} [question]
 * @property {Button[]} [follow_ups]
 * @property {CaseItem[]} [case]
 * @property {string} [letter]
 * @property {Citation[]} [sources]
 * @property {Footing} [footing]
 *
 * @typedef {[string, Record<string, string>, (Tree | string)[]]} Tree an element of a drawing: name, attributes, children
 * @typedef {{wide: Tree, narrow: Tree, table: Table}} Drawing a plot in two widths, and the same figures as a table
 *
 * @typedef {object} Basis what stands behind a record; see actions/presentation/basis.py
 * @property {string} source id of a citation
 * @property {string} [where]
 * @property {string} [studied]
 * @property {string} [n]
 * @property {string} [endpoint]
 * @property {string} [figure]
 * @property {string} [design]
 * @property {string} [strength]
 * @property {string} [consensus]
 * @property {string} [certainty]
 *
 * @typedef {object} Reply the answer to a message, and the same as plain text; what the server says without a typed answer is
 *   plain text only
 * @property {Answer | null} answer
 * @property {string} text
 * @property {Record<string, Basis>} [basis] by record id
 * @property {Drawing[]} [drawings] in the order of the answer's plots
 * @property {"up" | "down"} [verdict] the reader's own
 *
 * @typedef {Reply & {id: string | null, message: string}} Turn a message of the user and its reply, as restored
 */

export {};
