// What the page carries compressed: letters that hold 13 bits a pair, and the columns of the drawings as steps.

const carried = (id) => document.getElementById(id)?.textContent.trim();

const bytesOf = (packed) => {
  const [count, letters] = packed.split(" ");
  const bytes = new Uint8Array(Number(count));
  const place = (at) => {
    const code = letters.charCodeAt(at);
    return code - 33 - (code > 38) - (code > 60) - (code > 62); // all that can be printed but &, < and >
  };
  let held = 0;
  let bits = 0;
  let next = 0;
  for (let at = 0; at < letters.length; at += 2) {
    held = (held << 13) | (91 * place(at) + place(at + 1));
    for (bits += 13; bits >= 8;) {
      bits -= 8;
      bytes[next] = held >> bits;
      next += 1;
    }
    held &= (1 << bits) - 1;
  }
  return bytes;
};

const unpacked = (packed) => {
  const stream = new Blob([bytesOf(packed)]).stream();
  return new Response(stream.pipeThrough(new DecompressionStream("deflate")));
};

const columnOf = ([digits, steps]) => {
  const scale = 10 ** digits;
  let reached = 0;
  return steps.map((step) => {
    if (step === null) return null;
    reached += step;
    return reached / scale;
  });
};

const withColumns = (value, columns) => {
  if (Array.isArray(value)) return value.map((item) => withColumns(item, columns));
  if (value === null || typeof value !== "object") return value;
  if ("$" in value) return columns[value.$];
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, withColumns(item, columns)]));
};

const drawingsOf = async (packed) => {
  const { figures, columns } = await unpacked(packed).json();
  return withColumns(figures, columns.map(columnOf));
};
