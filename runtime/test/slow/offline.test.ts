import { spawnSync } from 'node:child_process';

import { dataFolder, READY, SCAP, ScapProcess } from './scap-process';

const mayUnshare = spawnSync('unshare', ['-rn', 'true']).status === 0;
if (!mayUnshare) process.stderr.write('NOT TESTED: this machine does not let `unshare -rn` take the network away, so nothing here shows that the platform works without one.\n');

(mayUnshare ? test : test.skip)('with the network switched off it starts, creates the company, serves its page and answers', async () => {
  const folder = dataFolder();
  const inside = [
    'ip link set lo up || exit 90',
    // No way out: the proof that the network is off.
    `${process.execPath} -e 'fetch("http://192.0.2.1").then(() => process.exit(1), () => process.exit(0))' || exit 91`,
    `${process.execPath} ${SCAP} start --data-dir ${folder} > ${folder}/screen.txt & platform=$!`,
    'trap "kill $platform" EXIT', // or a step that fails would leave it, and us waiting for its end
    `until grep -q "${READY}" ${folder}/screen.txt; do kill -0 $platform || exit 92; sleep 0.1; done`,
    `${process.execPath} -e 'fetch("http://127.0.0.1:4817/").then(r => r.text()).then(t => process.exit(t.includes("assets/") ? 0 : 1))' || exit 93`,
    `${process.execPath} ${SCAP} ask "Which products in WH01 will run out in the next two weeks?" --data-dir ${folder} || exit 94`,
    'kill -TERM $platform; wait $platform',
  ].join('\n');
  const { code, out, err } = await new ScapProcess('unshare', ['-rn', 'sh', '-c', inside]).ended;
  expect(err).not.toContain('scap:');
  expect(out).toMatch(/^\d+ products in WH01 .*will run out before /);
  expect(code).toBe(0);
});
