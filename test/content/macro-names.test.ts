import { expect, test } from 'vitest';
import { tripline } from '../cli/run.ts';
import { folderWith } from '../render/fake-world.ts';

test.each([
  { name: 'twice(1)', args: '[value]', message: undefined },
  {
    name: 'twice(2)',
    args: '[value]',
    message: 'content/macro-arity: the name "twice(2)" does not match the number of arguments (1)',
  },
])('a macro named $name with arguments $args', async ({ name, args, message }) => {
  const macro = `name: ${name}
description: A value twice.
definition: $value$ $value$
arguments: ${args}
`;
  const root = folderWith({ 'macros/twice.yml': macro });
  const { out } = await tripline('check', '--content', root);
  expect(/content\/macro-arity.*/.exec(out)?.[0]).toBe(message);
});
