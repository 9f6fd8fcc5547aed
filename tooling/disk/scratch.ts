import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { makeFolder } from './make-folder.ts';
import { writing } from './write-error.ts';

/** A temporary folder; its files need not survive a crash. */
export class Scratch {
  readonly root: string;

  constructor(name: string) {
    this.root = writing(tmpdir(), () => mkdtempSync(join(tmpdir(), `tripline-${name}-`)));
  }

  /** Writes a file in the folder. */
  write(path: string, content: string | Uint8Array): void {
    this.put(path, (file) => writeFileSync(file, content));
  }

  link(path: string, target: string): void {
    this.put(path, (file) => symlinkSync(target, file));
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }

  private put(path: string, make: (file: string) => void): void {
    const file = join(this.root, path);
    writing(file, () => {
      makeFolder(dirname(file));
      make(file);
    });
  }
}
