// What came by drop or paste: a picture, or a link; anything else is nothing.

export function dropped(event: DragEvent): Blob | string | null {
  return event.dataTransfer ? given(event.dataTransfer) : null;
}

export function pasted(event: ClipboardEvent): Blob | string | null {
  return event.clipboardData ? given(event.clipboardData) : null;
}

function given(data: DataTransfer): Blob | string | null {
  const picture = Array.from(data.files).find((file) => file.type.startsWith("image/"));
  if (picture) return picture;
  const text = data.getData("text/plain").trim();
  return /^[a-z][a-z0-9+.-]*:/i.test(text) ? text : null;
}
