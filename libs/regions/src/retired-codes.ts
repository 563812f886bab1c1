/** Codes that a division had before it was raised or renamed, and the code that it has now. */
export const retiredCodes: Readonly<Record<string, string>> = {
  '610322': '610305', // 凤翔县 → 凤翔区
  '610427': '610482', // 彬县 → 彬州市
  '610623': '610681', // 子长县 → 子长市
  '610721': '610703', // 南郑县 → 南郑区
  '610821': '610881', // 神木县 → 神木市
  '610928': '610981', // 旬阳县 → 旬阳市
};
