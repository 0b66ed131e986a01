// What came by drop or paste: a file, whatever it is, since only its content tells; or a link; anything else is nothing.

export function dropped(event: DragEvent): Blob | string | null {
  return event.dataTransfer ? givenBy(event.dataTransfer) : null;
}

export function pasted(event: ClipboardEvent): Blob | string | null {
  return event.clipboardData ? givenBy(event.clipboardData) : null;
}

export function givenBy(data: Pick<DataTransfer, "files" | "getData">): Blob | string | null {
  const files = Array.from(data.files);
  const file = files.find(({ type }) => type.startsWith("image/")) ?? files[0];
  if (file) return file;
  const text = data.getData("text/plain").trim();
  if (/^data:image\//i.test(text)) return pictureOf(text);
  // a letter and a colon begin a path on Windows; a link to a file says where it is, not what is in it
  return /^(?!file:)[a-z][a-z0-9+.-]+:/i.test(text) ? text : null;
}

/** The address of a picture that a page has in itself, as "copy image address" gives it. */
function pictureOf(address: string): Blob | null {
  const comma = address.indexOf(",");
  const [head, body] = [address.slice(0, comma), address.slice(comma + 1)];
  try {
    const content = decodeURIComponent(body);
    return new Blob([head.endsWith(";base64") ? Uint8Array.from(atob(content), (c) => c.charCodeAt(0)) : content]);
  } catch {
    return null;
  }
}
