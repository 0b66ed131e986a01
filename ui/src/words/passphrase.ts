// What is said otherwise where profiles have a passphrase and no PIN: hardly anybody's do.
export const files = import.meta.glob<string>("../../../locales/*/passphrase.ftl", { query: "?raw", import: "default", eager: true });
