import js from "@eslint/js";
import globals from "globals";

// Everything shown is built from text nodes: the ways to make markup out of strings are closed here.
const MARKUP_FROM_STRINGS = [
  "innerHTML",
  "outerHTML",
  "insertAdjacentHTML",
  "setHTMLUnsafe",
  "createContextualFragment",
];

export default [
  { ignores: ["widget.js"] },
  js.configs.recommended,
  {
    files: ["**/*.js"],
    languageOptions: { ecmaVersion: "latest", sourceType: "module", globals: globals.browser },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      eqeqeq: "error",
      "no-console": "error",
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-new-func": "error",
      "no-var": "error",
      "prefer-const": "error",
      "no-restricted-syntax": [
        "error",
        ...MARKUP_FROM_STRINGS.map((name) => ({
          selector: `MemberExpression[property.name='${name}']`,
          message: "Build elements with h() from dom.js.",
        })),
      ],
      "max-lines": ["error", { max: 300, skipComments: true }],
    },
  },
];
