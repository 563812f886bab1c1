import { findProgram, handOver, installSystemPackages, pinnedNode } from '../../apps/local/bootstrap/commands.mjs';
import { prepare } from '../../apps/local/bootstrap/prerequisites.mjs';
import { runScript } from '../../apps/local/bootstrap/progress.mjs';

const packages = {
  docker: 'docker.io',
  dockerd: 'docker.io',
  'docker-compose': 'docker-compose',
  debootstrap: 'debootstrap',
};

/** `npm run compose:smoke`: three offices on a real Docker engine, from nothing and back to nothing. */
await runScript(async () => {
  const missing = Object.keys(packages).filter((program) => !findProgram(program));
  const names = [...new Set(missing.map((program) => packages[program]))].join(' ');
  if (names) {
    await installSystemPackages(
      [...names.split(' '), 'iptables'],
      `Docker and what makes stand-ins of base images are missing: apt-get install --no-install-recommends ${names} iptables, as root on Debian, then try again.`,
    );
  }
  await prepare();
  return handOver(pinnedNode(), ['deploy/smoke/main.mjs']);
});
