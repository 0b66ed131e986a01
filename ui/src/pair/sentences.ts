// The wizard's own sentences come with the wizard.
import { learn } from "../words";

learn(import.meta.glob<string>("../../../locales/*/pair.ftl", { query: "?raw", import: "default", eager: true }));
