import { spawnSync } from 'node:child_process';
import path from 'node:path';

import { dataFolder, READY, SCAP, ScapProcess } from './scap-process';

/** A way to take the network away from a script. */
interface Isolation {
  readonly name: string;
  readonly command: readonly string[];
  readonly env: Record<string, string>;
  /** What the script has to do first. */
  readonly first: string;
}

/** Holds on every machine, for all that Node does. */
const BY_NODE: Isolation = {
  name: 'from every Node process', command: ['sh', '-c'], first: ':', env: { NODE_OPTIONS: `--require ${path.join(__dirname, 'loopback-only.cjs')}` },
};
/** Holds for native code too, where the machine permits it. */
const BY_KERNEL: Isolation = { name: 'by the kernel', command: ['unshare', '-rn', 'sh', '-c'], first: 'ip link set lo up', env: {} };

const mayUnshare = spawnSync('unshare', ['-rn', 'true']).status === 0;
if (!mayUnshare) process.stderr.write('NOT TESTED: that native code needs no network, for this machine does not let `unshare -rn` take it away; that Node needs none is.\n');

test.each(mayUnshare ? [BY_NODE, BY_KERNEL] : [BY_NODE])('with the network taken away $name it starts, creates the company, serves its page and answers', async ({ command, env, first }) => {
  const folder = dataFolder();
  const inside = [
    `${first} || exit 90`,
    // No way out, neither by address nor by name: the proof that the network is off.
    `${process.execPath} -e 'fetch("http://192.0.2.1").then(() => process.exit(1), () => process.exit(0))' || exit 91`,
    `${process.execPath} -e 'require("node:net").connect(80, "192.0.2.1").on("connect", () => process.exit(1)).on("error", e => process.exit(e.code === "ENETUNREACH" ? 0 : 1))' || exit 91`,
    `${process.execPath} ${SCAP} start --data-dir ${folder} > ${folder}/screen.txt & platform=$!`,
    'trap "kill $platform" EXIT', // or a step that fails would leave it, and us waiting for its end
    `until grep -q "${READY}" ${folder}/screen.txt; do kill -0 $platform || exit 92; sleep 0.1; done`,
    `page=$(grep -o 'http://127.0.0.1:[0-9]*' ${folder}/screen.txt | head -n 1)`,
    `${process.execPath} -e 'fetch(process.argv[1]).then(r => r.text()).then(t => process.exit(t.includes("assets/") ? 0 : 1))' "$page" || exit 93`,
    `${process.execPath} ${SCAP} ask "Which products in WH01 will run out in the next two weeks?" --data-dir ${folder} || exit 94`,
    'kill -TERM $platform; wait $platform',
  ].join('\n');
  const [program, ...options] = command;
  const { code, out, err } = await new ScapProcess(program!, [...options, inside], { env }).ended;
  expect(err).not.toContain('scap:');
  expect(out).toMatch(/^\d+ products in WH01 .*will run out before /);
  expect(code).toBe(0);
});
