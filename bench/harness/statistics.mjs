/** @param {number[]} values */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * The samples of one server in short.
 *
 * @typedef {object} Summary
 * @property {number} median
 * @property {number} min
 * @property {number} max
 * @property {number} ratio of the median to the baseline's
 */

/**
 * @param {Record<string, number[]>} samples by server
 * @param {string} baseline
 * @returns {Record<string, Summary>}
 */
export function summarise(samples, baseline) {
  const unit = median(samples[baseline]);
  return Object.fromEntries(
    Object.entries(samples).map(([server, values]) => [
      server,
      { median: median(values), min: Math.min(...values), max: Math.max(...values), ratio: median(values) / unit },
    ]),
  );
}
