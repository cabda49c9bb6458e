import ts from 'typescript';

/** True when the declaration is marked `@deprecated`. */
export function isDeprecated(node) {
  return (node.jsDoc ?? []).some(doc => (doc.tags ?? []).some(tag => tag.tagName.text === 'deprecated'));
}

// "Forces new resource", "Changing this forces replacement", "Changing this value will force a new cluster to be created".
const REPLACEMENT = new RegExp(
  String.raw`(?:^|[.;(]\s*)forces (?:a )?(?:new resource|replacement|re-?creation)`
  + String.raw`|\bchang(?:es?|ing) (?:to )?(?:this|the value)\b[^.]*\bforces?\b[^.]*\b(?:new|replacement|re-?creation)\b`,
  'i');

// A sentence that says so only of some cases is no fact about the property.
const CONDITION = /\b(?:if|when|unless|except|without|not|only|otherwise|some|may)\b/i;

/** True when the comment says, without a condition, that a change of the property replaces the resource. */
export function saysReplacement(node) {
  const text = (node.jsDoc ?? []).map(doc => ts.getTextOfJSDocComment(doc.comment) ?? '').join(' ');
  return text
    .split(/(?<=[.;)])\s+|\n\s*\n/)
    .some(sentence => REPLACEMENT.test(sentence) && !CONDITION.test(sentence));
}
