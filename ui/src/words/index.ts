export { failureOf, language, learn, learnFailures, say, speak, speakOfPassphrases, t } from "./words.svelte";
