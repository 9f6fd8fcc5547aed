import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, request as httpRequest, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { problemOfError } from '../../tooling/attack-data/download-problem.ts';
import { isPublicAddress } from '../../tooling/attack-data/public-address.ts';
import { request } from '../../tooling/attack-data/request.ts';
import { folderServer } from '../../tooling/cli/site/serve.ts';
import { contentNaming } from '../attack-data/content.ts';
import { tripline, triplineIn } from '../cli/run.ts';
import { folderWith } from '../render/fake-world.ts';

async function listening(server: Server, host = '127.0.0.1'): Promise<number> {
  await new Promise<void>((ready) => server.listen(0, host, ready));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

describe('an address', () => {
  test.each([
    '127.0.0.1',
    '127.9.9.9',
    '0.0.0.0',
    '10.1.2.3',
    '172.16.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    'fe80::1',
    'fe80::1%eth0',
    'fd00::1',
    'ff02::1',
    '::ffff:127.0.0.1',
    '::ffff:10.0.0.1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
  ])('%s is not public', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  test.each(['140.82.121.4', '8.8.8.8', '2606:50c0:8000::154', '64:ff9b::808:808'])(
    '%s is public',
    (address) => {
      expect(isPublicAddress(address)).toBe(true);
    },
  );
});

/** What comes of a request to each host of a server that would answer. */
async function asked(host: string): Promise<string> {
  let requests = 0;
  const server = createServer((_, response) => {
    requests += 1;
    response.end('secret');
  });
  const port = await listening(server, host.includes(':') ? '::1' : '0.0.0.0');
  const options = { signal: AbortSignal.timeout(5000), mayAsk: isPublicAddress };
  try {
    await request(`http://${host}:${port}/`, options);
    return 'answered';
  } catch (error) {
    return `${problemOfError(error).reason}, ${requests} requests`;
  }
}

describe('a request that only public addresses may answer', () => {
  test.each(['127.0.0.1', '2130706433', '0x7f.1', '127.1', '0', '[::1]', '[::ffff:127.0.0.1]'])(
    'does not reach http://%s',
    async (host) => {
      expect(await asked(host)).toMatch(/is not a public address, 0 requests$/);
    },
  );

  test.each(['localhost', 'LOCALHOST'])(
    'does not reach what the name %s resolves to',
    async (host) => {
      expect(await asked(host)).toMatch(
        /^localhost \((?:127\.0\.0\.1|::1)\) is not a public address, 0 requests$/,
      );
    },
  );

  test.each(['127.0.0.2', 'localhost'])('does not follow a redirect to %s', async (host) => {
    let secrets = 0;
    const secret = createServer((_, response) => {
      secrets += 1;
      response.end('secret');
    });
    const port = await listening(secret, '0.0.0.0');
    const server = createServer((_, response) => {
      response.writeHead(302, { location: `http://${host}:${port}/` }).end();
    });
    const origin = `http://127.0.0.3:${await listening(server, '0.0.0.0')}/`;
    // One address stands in for the public ones.
    const mayAsk = (address: string) => address === '127.0.0.3';
    const options = { signal: AbortSignal.timeout(5000), mayAsk };
    await expect(
      request(origin, options).catch((error) => Promise.reject(problemOfError(error))),
    ).rejects.toMatchObject({
      reason: expect.stringContaining('is not a public address'),
      remedy: 'stop',
    });
    expect(secrets).toBe(0);
  });
});

describe('commands that use the network', () => {
  const STORY = (address: string) => `name: Night Shift
id: 5b0c1d3e-0d3f-4a63-8d1b-0f5f4f1b9a11
version: 1
date: "2026-11-24"
author: Ada
description: Somebody works at night.
narrative: They do so for weeks.
references: ['${address}']
tags: { category: [Abuse], product: [Splunk Enterprise], usecase: Advanced Threat Detection }
`;

  async function service(): Promise<{ readonly url: string; readonly requests: string[] }> {
    const requests: string[] = [];
    const server = createServer(({ url = '' }, response) => {
      requests.push(url);
      response.end('one event\n');
    });
    return { url: `http://127.0.0.1:${await listening(server)}/x.log`, requests };
  }

  test.each([
    ['data', 'fetch'],
    ['data', 'lock', '--fetch'],
    ['test', '--fetch'],
  ])('refuse private addresses unless they are allowed: %s %s', async (...words) => {
    const { url, requests } = await service();
    const content = contentNaming([url]);
    const cacheFolder = folderWith({});
    const refused = await triplineIn({ cacheFolder }, ...words, '--content', content);
    expect([refused.code === 0 && words[0] !== 'test', requests]).toEqual([false, []]);
    expect(refused.err).toContain('127.0.0.1 is not a public address');
    expect(`${refused.err}${refused.out}`).toContain('--allow-private allows them');
    if (words[0] === 'data') expect(refused.err).toContain('attack-data/private-address');
    await triplineIn({ cacheFolder }, ...words, '--allow-private', '--content', content);
    expect(requests).toEqual(['/x.log']);
  });

  test('refuse them for references too', async () => {
    const { url, requests } = await service();
    const content = folderWith({ 'stories/night.yml': STORY(url) });
    const { out } = await tripline('check', '--links', '--content', content);
    expect(out).toContain('127.0.0.1 is not a public address');
    expect(requests).toEqual([]);
    const allowed = ['check', '--links', '--allow-private', '--content', content];
    expect((await tripline(...allowed)).out).not.toContain('dead-link');
    expect(requests).toEqual(['/x.log']);
  });

  test('refuse them for the ATT&CK bundle too', async () => {
    const { url, requests } = await service();
    const { code, err } = await tripline('data', 'attack', '--fetch', url);
    expect([code, err]).toEqual([2, expect.stringContaining('is not a public address')]);
    expect(requests).toEqual([]);
  });
});

describe('the server of a site', () => {
  async function ask(path: string, host?: string) {
    const root = folderWith({
      'site/index.html': 'home',
      'site/evil.example/index.html': 'page',
      'secret.txt': 'secret',
    });
    mkdirSync(join(root, 'site/docs'));
    symlinkSync('../secret.txt', join(root, 'site/link.txt'));
    symlinkSync('..', join(root, 'site/up'));
    writeFileSync(join(root, 'site/docs/a b.html'), 'spaced');
    const port = await listening(folderServer(join(root, 'site')));
    const headers = { host: host?.replace('PORT', String(port)) ?? `127.0.0.1:${port}` };
    // The path goes out as it is, which fetch would tidy up first.
    const options = { host: '127.0.0.1', port, path, headers, setHost: false };
    return new Promise<{ status: number | undefined; text: string; location: string | undefined }>(
      (resolve, reject) => {
        const sent = httpRequest(options, (response) => {
          let text = '';
          response.setEncoding('utf8').on('data', (chunk) => {
            text += chunk;
          });
          const { statusCode: status, headers: answered } = response;
          response.on('end', () => resolve({ status, text, location: answered.location }));
        });
        sent.on('error', reject).end();
      },
    );
  }

  test.each(['localhost', 'localhost:PORT', '127.0.0.1:PORT', '[::1]:PORT', 'localhost:9999'])(
    'answers to %s',
    async (host) => {
      expect(await ask('/', host)).toMatchObject({ status: 200, text: 'home' });
    },
  );

  test.each([
    'evil.example',
    'evil.example:PORT',
    '127.0.0.1.evil.example',
    'localhost.evil.example:PORT',
    '192.168.1.1',
    '',
  ])('does not answer to "%s"', async (host) => {
    expect(await ask('/', host)).toMatchObject({ status: host === '' ? expect.any(Number) : 421 });
    expect((await ask('/', host)).text).not.toBe('home');
  });

  test.each([
    '/../secret.txt',
    '/..%2Fsecret.txt',
    '/%2e%2e/secret.txt',
    '/..%5Csecret.txt',
    '/link.txt',
    '/up/secret.txt',
    '//secret.txt',
    '/docs/../../secret.txt',
    '/%00',
    '/%',
  ])('does not leave its folder for %s', async (path) => {
    expect(await ask(path)).toMatchObject({ status: 404 });
  });

  test.each([
    ['/evil.example', '/evil.example/'],
    ['//evil.example', '/evil.example/'],
    ['/.//evil.example', '/evil.example/'],
    ['/%2Fevil.example', '/evil.example/'],
    ['/\\evil.example', '/evil.example/'],
    ['/docs/..//evil.example', '/evil.example/'],
    ['http://other.example/evil.example', undefined],
  ])('never redirects off its host: %s', async (path, location) => {
    expect((await ask(path)).location).toBe(location);
  });

  test('serves names that addresses have to encode', async () => {
    expect(await ask('/docs/a%20b.html')).toMatchObject({ status: 200, text: 'spaced' });
  });
});
