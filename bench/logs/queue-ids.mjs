const BASE_52 = "0123456789BCDFGHJKLMNPQRSTVWXYZbcdfghjklmnpqrstvwxyz";
const BASE_62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** Postfix `enable_long_queue_ids = yes`: seconds, microseconds, `z`, inode in base 51. */
export function longQueueId(time, random) {
  const seconds = digits(Math.floor(time / 1000), BASE_52, 52, 6);
  const micros = digits(Math.floor((time % 1000) * 1000), BASE_52, 52, 4);
  return `${seconds}${micros}z${digits(1_000_000 + random.below(5_000_000), BASE_52, 51, 1)}`;
}

/** Postfix's short form: microseconds and inode in hexadecimal; the numbers come back. */
export function shortQueueId(time, random) {
  const micros = Math.floor((time % 1000) * 1000);
  const inode = 0x100000 + random.below(0x3fffff);
  return (micros.toString(16).padStart(5, "0") + inode.toString(16)).toUpperCase();
}

/** Exim before 4.97: `1tA2bC-000AbC-2D`. */
export function eximId16(time, random) {
  return eximId(time, random, { pidWidth: 6, fractions: 2000, fractionWidth: 2 });
}

/** Exim from 4.97 on: `1tA2bC-000000000Ab-2D3e`. */
export function eximId23(time, random) {
  return eximId(time, random, { pidWidth: 11, fractions: 1_000_000, fractionWidth: 4 });
}

function eximId(time, random, { pidWidth, fractions, fractionWidth }) {
  const seconds = digits(Math.floor(time / 1000), BASE_62, 62, 6);
  const pid = digits(1000 + random.below(4_000_000), BASE_62, 62, pidWidth);
  const fraction = Math.floor(((time % 1000) / 1000) * fractions);
  return `${seconds}-${pid}-${digits(fraction, BASE_62, 62, fractionWidth)}`;
}

function digits(number, alphabet, base, width) {
  let rest = number;
  let text = "";
  do {
    text = alphabet[rest % base] + text;
    rest = Math.floor(rest / base);
  } while (rest > 0);
  return text.padStart(width, alphabet[0]);
}
