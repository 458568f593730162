// Fails when the lockfile names a registry, lacks an integrity, or misses a platform package that `npm ci` would need.
import { readFileSync } from 'node:fs';

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const findings = [];
for (const [path, entry] of Object.entries(packages)) {
  if (path === '' || entry.link) continue;
  if (entry.resolved)
    findings.push(`${path}: names a registry host; set omit-lockfile-registry-resolved=true`);
  if (!entry.integrity && !entry.inBundle) findings.push(`${path}: has no integrity`);
  for (const name of Object.keys(entry.optionalDependencies ?? {})) {
    const places = [`${path}/node_modules/${name}`, `node_modules/${name}`];
    if (!places.some((place) => packages[place]))
      findings.push(`${path}: optional ${name} is missing`);
  }
}
if (findings.length > 0) {
  console.error(findings.join('\n'));
  process.exit(1);
}
console.log(
  `lockfile: ${Object.keys(packages).length - 1} packages, every one with its integrity, no host named`,
);
