/** Languages that mailwhy speaks; `zh` is Simplified Chinese. */
export const languages = ["en", "fr", "es", "vi", "th", "zh"] as const;

export type Language = (typeof languages)[number];
