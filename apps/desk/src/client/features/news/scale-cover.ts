import { articleLimits } from '@qsl/contracts';

const widest = 1200;
const qualities = [0.85, 0.75, 0.65, 0.55];

/**
 * A picked picture as a JPEG that may travel with an article: at most 1200 pixels wide, then as good as the limit of bytes allows.
 * @throws Error where the file is no picture that this browser can read
 */
export async function scaleCover(file: Blob): Promise<string> {
  const picture = await createImageBitmap(file);
  try {
    for (let width = Math.min(widest, picture.width); ; width = Math.round(width * 0.8)) {
      const canvas = draw(picture, width);
      for (const quality of qualities) {
        const base64 = canvas.toDataURL('image/jpeg', quality).split(',')[1] ?? '';
        if (bytesOf(base64) <= articleLimits.coverBytes) return base64;
      }
    }
  } finally {
    picture.close();
  }
}

function draw(picture: ImageBitmap, width: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = Math.max(1, Math.round((picture.height * width) / picture.width));
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no drawing context');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return canvas;
}

const bytesOf = (base64: string): number => Math.floor((base64.length * 3) / 4);
