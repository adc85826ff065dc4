import type { Code } from "../codes/code.js";
import type { CodesView } from "./codes-view.js";
import { escapeJson } from "./escape.js";

/** The list as JSON; its keys and the words of closed sets are the same in every language. */
export function renderJsonCodes({ list }: CodesView): string {
  const { replyCodes, enhancedCodes, causes, providers } = list;
  const value = {
    replyCodes: replyCodes.map(codeValue),
    enhancedStatusCodes: enhancedCodes.map(codeValue),
    causes: causes.map(({ id, title, explanation, retry, advice }) => ({
      id,
      title,
      explanation,
      retry,
      owner: advice.outbound.owner,
    })),
    providers: providers.map(({ id, name, rules, causes: ids, codes }) => ({
      id,
      name,
      rules,
      causes: ids,
      codes,
    })),
  };
  return `${escapeJson(JSON.stringify(value, null, 2))}\n`;
}

function codeValue(code: Code) {
  const { classes, name, standing, meaning, owner, commands, companions, causes } = code;
  return { code: code.code, classes, name, standing, meaning, owner, commands, companions, causes };
}
