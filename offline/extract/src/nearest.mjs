/** The name among `known` that is most like `name`, or null when none is near. */
export function nearest(name, known) {
  let best = null;
  let least = Math.max(3, Math.ceil(name.length / 3)) + 1;
  for (const candidate of known) {
    const distance = distanceOf(name.toLowerCase(), candidate.toLowerCase(), least);
    if (distance < least) {
      [best, least] = [candidate, distance];
    }
  }
  return best;
}

/** How many single-letter changes turn one text into the other; `limit` when it is at least that many. */
function distanceOf(from, to, limit) {
  if (Math.abs(from.length - to.length) >= limit) {
    return limit;
  }
  let previous = Array.from({ length: to.length + 1 }, (_, i) => i);
  for (let i = 1; i <= from.length; i++) {
    const current = [i];
    for (let j = 1; j <= to.length; j++) {
      current[j] = Math.min(previous[j] + 1, current[j - 1] + 1, previous[j - 1] + (from[i - 1] === to[j - 1] ? 0 : 1));
    }
    previous = current;
  }
  return Math.min(previous[to.length], limit);
}
