import { execFileSync } from 'node:child_process';
import os from 'node:os';

/** The machine and the day, for a reader who compares figures. */
export function circumstances(node) {
  const { model } = os.cpus()[0];
  return {
    date: new Date().toISOString().slice(0, 10),
    node: execFileSync(node, ['--version'], { encoding: 'utf8' }).trim(),
    cpu: model.trim(),
    cores: os.cpus().length,
  };
}

/**
 * A table of summaries, fastest first.
 *
 * @param {Record<string, import('./statistics.mjs').Summary>} summaries by server
 * @param {string} unit what the figures count
 * @returns {string[][]} rows of cells, the heading first
 */
export function tableOf(summaries, unit) {
  const rows = Object.entries(summaries)
    .sort(([, a], [, b]) => a.median - b.median)
    .map(([server, { median, min, max, ratio }]) => [
      server,
      median.toFixed(1),
      `×${ratio.toFixed(2)}`,
      `${min.toFixed(1)}..${max.toFixed(1)}`,
    ]);
  return [['server', unit, 'ratio', 'min..max'], ...rows];
}

/**
 * What each server pays for a workload beyond its twin.
 *
 * @param {Record<string, import('./statistics.mjs').Summary>} summaries
 * @param {Record<string, import('./statistics.mjs').Summary>} twin
 */
export function extraTableOf(summaries, twin) {
  const rows = Object.keys(summaries).map((server) => {
    const extra = summaries[server].median - twin[server].median;
    const factor = summaries[server].median / twin[server].median;
    return [server, `${extra < 0 ? '' : '+'}${extra.toFixed(1)}`, `×${factor.toFixed(2)}`];
  });
  return [['server', 'extra µs', 'factor'], ...rows];
}

/** Rows of cells as plain text: the first column to the left, the others to the right. */
function asText(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  return rows.map((row) => row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join('  ')).join('\n');
}

function asMarkdown([heading, ...rows]) {
  const rule = heading.map((_, column) => (column === 0 ? '---' : '---:'));
  return [heading, rule, ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

/** Prints a table under its title, as plain text or as Markdown for RESULTS.md. */
export function printTable(title, rows, markdown) {
  console.log(markdown ? `### ${title}\n\n${asMarkdown(rows)}\n` : `${title}\n${asText(rows)}\n`);
}
