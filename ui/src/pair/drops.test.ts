import { describe, expect, it } from "vitest";
import { givenBy } from "./drops";

const data = (files: File[], text = "") => ({ files: files as unknown as FileList, getData: () => text });
const file = (name: string, type: string) => new File(["x"], name, { type });
const textOf = async (given: Blob | string | null) => (given instanceof Blob ? given.text() : given);

describe("what is dropped or pasted", () => {
  it("is a file, though its kind is not known here", () => {
    for (const [name, type] of [["qr.png", "image/png"], ["foto.heic", ""], ["brief.pdf", "application/pdf"]] as const) {
      expect(givenBy(data([file(name, type)]))).toBeInstanceOf(File);
    }
  });

  it("is the picture among several files", () => {
    const given = givenBy(data([file("notes.txt", "text/plain"), file("qr.png", "image/png")]));
    expect((given as File).name).toBe("qr.png");
  });

  it("is the file, and not where it came from", () => {
    expect(givenBy(data([file("qr.png", "image/png")], "https://example.com/qr.png"))).toBeInstanceOf(File);
  });

  it("is a link", () => {
    for (const link of ["otpauth://totp/a?secret=b", "OTPAUTH-MIGRATION://offline?data=x", "https://example.com", "mailto:a@b.example"]) {
      expect(givenBy(data([], `  ${link}\n`))).toBe(link);
    }
  });

  it("is nothing: a text, and the path of a file", () => {
    for (const text of ["", "hallo", "let op: morgen", "C:\\Users\\Jan\\qr.png", "file:///home/jan/qr.png", "/home/jan/qr.png"]) {
      expect(givenBy(data([], text))).toBeNull();
    }
  });

  it("is a picture that a page has in itself", async () => {
    expect(await textOf(givenBy(data([], "data:image/png;base64,SGFsbG8=")))).toBe("Hallo");
    expect(await textOf(givenBy(data([], "DATA:image/png;base64,SGFsbG8%3D")))).toBe("Hallo");
    expect(await textOf(givenBy(data([], "data:image/svg+xml,%3Csvg/%3E")))).toBe("<svg/>");
    for (const broken of ["data:image/png;base64,%", "data:image/png;base64,é", "data:image/svg+xml,%E0%"]) {
      expect(givenBy(data([], broken))).toBeNull();
    }
  });
});
