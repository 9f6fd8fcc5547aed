import { expect, test } from 'vitest';
import { xmlProblem } from '../../tooling/render/app/preflight/well-formed.ts';

test.each([
  '<a/>',
  '<?xml version="1.0"?>\n<!-- c --><a b="1" c=\'<\'>x &amp; &#38; <b/></a>\n'.replace(
    "'<'",
    "'>'",
  ),
  '<!DOCTYPE a [<!ELEMENT a ANY>]><a><![CDATA[ <x> & ]]></a>',
  '\uFEFF<a:b xmlns:a="u"></a:b >',
])('%s is well-formed', (text) => {
  expect(xmlProblem(text)).toBeUndefined();
});

test.each([
  ['', 'has no XML element', 0],
  ['<a>', 'does not close <a>', 3],
  ['<a><b></a>', 'has </a>, which closes another element', 6],
  ['<a/><b/>', 'has a second top-level element <b>', 4],
  ['<a/>x', 'has text outside of its element', 4],
  ['<a>1 & 2</a>', 'has "&" in XML without escaping: "& 2"', 3],
  ['<a b="1" b="2"/>', 'has the attribute "b" twice', 0],
  ['<a b=1/>', 'has invalid XML: "<a b=1/>"', 0],
  ['<a>< b/></a>', 'has invalid XML: "< b/></a>"', 3],
])('%s is not', (text, problem, offset) => {
  expect(xmlProblem(text)).toEqual({ offset, problem });
});
