// Holds every diagram of processes/ against the drawing rules of .bpmnlintrc. Called by Maven in the test phase.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const processes = join(here, '../../../processes');
const diagrams = existsSync(processes) ? readdirSync(processes).filter(f => f.endsWith('.bpmn')).map(f => join(processes, f)) : [];
if (diagrams.length > 0) {
  const lint = spawnSync(process.execPath, [join(here, 'node_modules/bpmnlint/bin/bpmnlint.js'), '--config', join(here, '.bpmnlintrc'),
    '--max-warnings', '0', ...diagrams], { cwd: here, stdio: 'inherit' });
  process.exit(lint.status ?? 1);
}
