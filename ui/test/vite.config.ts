// The window with a played shell, for looking at and for axe. Apart from the app's own build, which knows nothing
// of it. `npx vite --config test/vite.config.ts` shows any scene: /?scene=codes&lang=en&theme=dark
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vite";

export default defineConfig({
  root: import.meta.dirname,
  plugins: [svelte({ configFile: "../svelte.config.js" })],
  server: { port: 5174, strictPort: true, fs: { allow: ["../.."] } },
  build: {
    outDir: "../../target/screens/site",
    emptyOutDir: true,
    target: ["safari15.4", "chrome105"],
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
});
