import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { folderWith } from '../render/fake-world.ts';
import { tripline } from './run.ts';

/** A server that answers each path with the number in it. */
async function statusServer(): Promise<{ origin: string; asked: string[] }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    const status = Number(request.url?.split('/').at(-1));
    if (status === 301) response.setHeader('location', '/moved/200');
    response.writeHead(status).end();
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  onTestFinished(() => {
    server.close();
  });
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

function storyWith(references: readonly string[]): string {
  return `name: Night Shift
id: 5b0c1d3e-0d3f-4a63-8d1b-0f5f4f1b9a11
version: 1
date: "2026-11-24"
author: Ada
description: Somebody works at night who should not, on hosts that nobody uses then.
narrative: They do so for weeks, and leave before the first colleague comes.
references:
${references.map((address) => `  - ${address}\n`).join('')}tags:
  category: [Abuse]
  product: [Splunk Enterprise]
  usecase: Advanced Threat Detection
`;
}

test('references that lead nowhere are findings with their place, and each address is asked once', async () => {
  const { origin, asked } = await statusServer();
  const paths = ['/200', '/301', '/403', '/404', '/404', '/500'];
  const references = [...paths.map((path) => origin + path), 'http://127.0.0.1:1/closed'];
  const root = folderWith({ 'stories/night_shift.yml': storyWith(references) });
  const { out } = await tripline('check', '--content', root, '--links', '--allow-private');
  const found = out.match(/lint\/dead-link: \S+ does not resolve.*/g) ?? [];
  expect(found.map((line) => line.replace(origin, ''))).toEqual([
    'lint/dead-link: /404 does not resolve: the server returned 404',
    'lint/dead-link: /404 does not resolve: the server returned 404',
    'lint/dead-link: /500 does not resolve: the server returned 500',
    expect.stringMatching(/closed does not resolve: /),
  ]);
  expect(out).toContain('night_shift.yml:12:5');
  expect(asked.sort()).toEqual(['/200', '/301', '/403', '/404', '/500', '/moved/200']);
});

test('nothing is asked unless the user says so', async () => {
  const { origin, asked } = await statusServer();
  const root = folderWith({ 'stories/night_shift.yml': storyWith([`${origin}/404`]) });
  const { out } = await tripline('check', '--content', root);
  expect(out).not.toContain('dead-link');
  expect(asked).toEqual([]);
});

test('a run that mends something and checks again asks no address twice', async () => {
  const { origin, asked } = await statusServer();
  const story = storyWith([`${origin}/404`]).replace('author: Ada', 'author: Ada  ');
  const root = folderWith({ 'stories/night_shift.yml': story });
  const { out, err } = await tripline(
    'check',
    '--content',
    root,
    '--links',
    '--allow-private',
    '--fix',
  );
  expect(err).toContain('fixed ');
  expect(out).toContain('/404 does not resolve');
  expect(asked).toEqual(['/404']);
});
