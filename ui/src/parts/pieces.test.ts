import { describe, expect, it } from "vitest";
import { firstSentence, piecesOf, wrapsOf } from "./pieces";

describe("a message in pieces", () => {
  it("marks what is strong and what stays on one line", () => {
    expect(piecesOf("Kies <b>Toestel toevoegen</b> voor de QR-code.")).toEqual([
      { text: "Kies ", strong: false, whole: false },
      { text: "Toestel toevoegen", strong: true, whole: false },
      { text: " voor de ", strong: false, whole: false },
      { text: "QR-code", strong: false, whole: true },
      { text: ".", strong: false, whole: false },
    ]);
    expect(piecesOf("<b>Back-upcodes</b>")).toEqual([{ text: "Back-upcodes", strong: true, whole: true }]);
  });

  it("leaves other marks as text", () => {
    expect(piecesOf("<i>x</i> <b>open").map(({ text }) => text)).toEqual(["<i>x</i> <b>open"]);
  });

  it("tells what happened from what to do", () => {
    expect(firstSentence("Dit is een pushcode. Kies een andere app.")).toEqual({ first: "Dit is een pushcode", rest: "Kies een andere app." });
    expect(firstSentence("Ga naar login.example nu")).toEqual({ first: "Ga naar login.example nu", rest: "" });
  });

  it("wraps an address after @ and dots only", () => {
    expect(wrapsOf("anne.van@a-b.example")).toEqual(["anne.", "van@", "a-b.", "example"]);
  });
});
