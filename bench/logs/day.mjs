/** Every log starts here; a fixed day keeps the same seed giving the same bytes. */
export const LOG_START = Date.UTC(2026, 10, 1);

const DAY = 86_400_000;

/**
 * When message number `index` of `count` arrives: quiet at night, busy at noon, spread over `days`.
 */
export function arrivalTime(index, count, days) {
  const position = (index / count) * days;
  const day = Math.floor(position);
  const share = position - day;
  const warped = share + 0.09 * Math.sin(2 * Math.PI * share);
  return LOG_START + (day + warped) * DAY;
}

/** Runs the agenda to the end of the last day; what is in flight then stays unfinished. */
export async function runDays({ agenda, writer, days }) {
  const endsAt = LOG_START + days * DAY;
  for (let entry = agenda.take(); entry !== undefined; entry = agenda.take()) {
    if (entry.at >= endsAt) break;
    entry.step(entry.at, entry.subject);
    if (writer.isFull) await writer.flush();
  }
  await writer.close();
}
