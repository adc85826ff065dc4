/** First digit of a reply code (RFC 5321 section 4.2.1). */
const replyClasses: Readonly<Record<string, readonly [name: string, meaning: string]>> = {
  "2": ["Positive Completion", "done as asked"],
  "3": ["Positive Intermediate", "so far so good, the server waits for more"],
  "4": ["Transient Negative Completion", "not now, but a later try may succeed"],
  "5": ["Permanent Negative Completion", "refused, and the same again will be refused too"],
};

/** Second digit of a reply code (RFC 5321 section 4.2.1). */
const replyCategories: Readonly<Record<string, string>> = {
  "0": "syntax",
  "1": "information",
  "2": "connection",
  "3": "unspecified",
  "4": "unspecified",
  "5": "mail system",
};

/** Class of an enhanced status code (RFC 3463 section 3.1). */
const enhancedClasses: Readonly<Record<string, string>> = {
  "2": "Success",
  "4": "Persistent Transient Failure",
  "5": "Permanent Failure",
};

/** Subject of an enhanced status code (RFC 3463 section 3). */
const enhancedSubjects: Readonly<Record<string, string>> = {
  "0": "Other or Undefined Status",
  "1": "Addressing Status",
  "2": "Mailbox Status",
  "3": "Mail System Status",
  "4": "Network and Routing Status",
  "5": "Mail Delivery Protocol Status",
  "6": "Message Content or Media Status",
  "7": "Security or Policy Status",
};

/** `5xx Permanent Negative Completion`; null outside of RFC 5321's classes. */
export function describeReplyClass(code: string | number): string | null {
  const digit = `${code}`.slice(0, 1);
  const [name] = replyClasses[digit] ?? [];
  return name === undefined ? null : `${digit}xx ${name}`;
}

/** What each digit of a reply code says. */
export function describeReplyDigits(code: string): string[] {
  const [first = "", second = "", third = ""] = code;
  const [name, meaning] = replyClasses[first] ?? [];
  const category = replyCategories[second];
  return [
    name === undefined ? `${first}xx no class of RFC 5321` : `${first}xx ${name}: ${meaning}`,
    category === undefined
      ? `x${second}x no category of RFC 5321`
      : `x${second}x about: ${category}`,
    `xx${third} has no meaning of its own`,
  ];
}

/** What class and subject of an enhanced status code say, as registered. */
export function describeEnhancedDigits(code: string): string[] {
  const [first = "", second = "", third = ""] = code.split(".");
  return [
    `${first}.x.x ${enhancedClasses[first] ?? "no class of RFC 3463"}`,
    `x.${second}.x ${enhancedSubjects[second] ?? "no subject of RFC 3463"}`,
    `x.x.${third} the detail, as registered with IANA`,
  ];
}

/** `5.x.x Permanent Failure · x.7.x Security or Policy Status` in two parts. */
export function describeEnhancedClass(code: string): string[] {
  return describeEnhancedDigits(code).slice(0, 2);
}
