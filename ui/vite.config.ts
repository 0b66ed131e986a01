import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vitest/config";

export default defineConfig(({ mode }) => ({
  plugins: [svelte()],
  // locales/ lies beside ui/
  server: { port: 5173, strictPort: true, fs: { allow: [".."] } },
  build: {
    outDir: "dist",
    // `cargo xtask package` asks for it: what is in the window, and under which licences
    license: mode === "notices" && { fileName: "licences.md" },
    // WebKitGTK 2.40, macOS 12, WebView2
    target: ["safari15.4", "chrome105"],
    // its loader is an inline script, which the content security policy forbids
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    // what the first picture needs is one file, whatever parts of it later screens share
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: "first", tags: ["$initial"] }] } } },
  },
  // vitest would take Svelte's half for servers
  resolve: mode === "test" ? { conditions: ["browser"] } : {},
  // one of them parses every component; a busy computer takes its time for that
  test: { include: ["src/**/*.test.ts", "test/**/*.test.ts"], testTimeout: 60_000 },
}));
