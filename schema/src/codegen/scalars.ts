/** As they travel: text, because a float cannot hold money and a Date object cannot hold a day. */
export const SCALARS = {
  ID: 'string',
  Date: 'string',
  DateTime: 'string',
  Decimal: 'string',
  CountryCode: 'string',
  CurrencyCode: 'string',
  Period: 'string',
  RegionCode: 'string',
}
