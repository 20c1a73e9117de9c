/**
 * How names look in one script. Names are put together from syllables that mean nothing, so that no name is anybody's;
 * what they show is that every script, direction and mark survives the whole way.
 */
export interface Script {
  readonly syllables: readonly string[]
  /** Between the two parts of a name. */
  readonly space: ' ' | ''
  /** ISO 639-3, the languages in which somebody may have been informed. */
  readonly languages: readonly string[]
  /** What stands around the name of a group. */
  readonly group: readonly [before: string, after: string]
}

function script(syllables: string, languages: string, before: string, after: string, space: ' ' | '' = ' '): Script {
  return { syllables: syllables.split(' '), space, languages: languages.split(' '), group: [before, after] }
}

export const SCRIPTS = {
  latin: script('ka ri mo sa lu ne to da wi ya be no ma ti ro la', 'eng fra swa', 'Collective ', ''),
  iberian: script('lu ña mé sol rão té ça vi ré ló na mar dí az ti cel', 'spa por', 'Red ', ''),
  francophone: script('lé mar ço rie vé lou naï bé del tou ré sa mi âne yo', 'fra', 'Réseau ', ''),
  central: script('ža lu či mi rø dá še ně vo łi kra ma tě jo ňa zo', 'ces hrv pol', 'Udruga ', ''),
  turkic: script('gü şe ya ra lı çö mu te ğe na öz di sı ka lü', 'tur aze', 'Birlik ', ''),
  vietnamese: script('lân mỹ thảo sở kỳ hạ tú phố diệu lộc ươm đền', 'vie', 'Nhóm ', ''),
  cyrillic: script('во ре ла ми зо та ки ну ля де са йо рю мо не', 'rus ukr kir', 'Союз «', '»'),
  greek: script('λά ρι μο νέ σα τώ κι θε λα ρά νο μή', 'ell', 'Ένωση ', ''),
  armenian: script('լա րի մո նե սա տո կի վա զե յա', 'hye', '', ' միություն'),
  georgian: script('ვა ლო რი მე სა ნუ თი კე ზო და', 'kat', 'კავშირი „', '“'),
  arabic: script('با ري نو لا مي سو دا كي رو زا تي وا', 'ara fas urd', 'شبكة ', ''),
  hebrew: script('לו רי מה נו שא טי בו זי קה דו', 'heb', 'עמותת ', ''),
  devanagari: script('का रि मो ला सु ने ता वी या दे नी', 'hin nep', '', ' समूह'),
  bengali: script('লা রি মো সু নে তা বী কা দে নী', 'ben', '', ' সংঘ'),
  tamil: script('லா ரி மோ சு நே தா வி கா டே நீ', 'tam', '', ' சங்கம்'),
  thai: script('มา ลิ ตา โน รี สุ เว กา ดี โล', 'tha', 'เครือข่าย', ''),
  khmer: script('មា លិ តា នូ រី សុ វេ កា ដី', 'khm', 'បណ្តាញ', ''),
  burmese: script('လာ ရီ မို နူ သာ တီ ကေ ဝါ', 'mya', '', 'အဖွဲ့'),
  chinese: script('汀 屿 霁 汐 松 岚 溪 禾 朗 桐 澄 青', 'zho', '', '协会', ''),
  korean: script('나 루 빛 솔 하 미 도 새 온 별', 'kor', '', ' 모임', ''),
  ethiopic: script('ለ ሚ ራ ቶ ሰ ና ዋ ቤ ዶ ያ', 'amh tir', '', ' ማህበር'),
  tifinagh: script('ⵍⴰ ⵔⵉ ⵎⵓ ⵙⴰ ⵏⵉ ⵜⴰ ⴽⵓ', 'zgh', 'ⵜⴰⵎⵙⵎⵓⵏⵜ ', ''),
} as const satisfies Record<string, Script>

export type ScriptName = keyof typeof SCRIPTS
