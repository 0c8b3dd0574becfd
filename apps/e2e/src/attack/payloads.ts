/** What is put in the place of a value: JSON, as it goes over the wire. */
export const payloads: readonly string[] = [
  ...operators(),
  ...prototypes(),
  ...texts().map((text) => JSON.stringify(text)),
  ...otherTypes(),
];

/** Of MongoDB, which must stay values. */
function operators(): readonly string[] {
  const names =
    '$ne $gt $gte $lt $lte $in $nin $exists $regex $where $expr $function $accumulator $jsonSchema $mod $all';
  const more =
    '$elemMatch $size $type $not $or $and $nor $text $set $unset $inc $push $pull $rename $setOnInsert $merge $out';
  const values = ['null', '""', '1', '[]', '{}', '".*"', '"sleep(9999)"'];
  return `${names} ${more}`
    .split(' ')
    .flatMap((name, at) =>
      values.filter((_, index) => index % 3 === at % 3).map((value) => `{${JSON.stringify(name)}:${value}}`),
    );
}

function prototypes(): readonly string[] {
  const reached = [
    '{"admin":true}',
    '{"role":"Administrator","roles":["Administrator"]}',
    '{"tenantId":"other"}',
    'null',
  ];
  return ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', '$__', '_bsontype'].flatMap((name) => [
    ...reached.map((value) => `{${JSON.stringify(name)}:${value}}`),
    `{"constructor":{${JSON.stringify(name)}:{"polluted":1}}}`,
  ]);
}

function texts(): readonly string[] {
  return [
    '', ' ', '.', '..', '/', '\\', '%', '%00', '%2e%2e%2f', '../../../../etc/passwd', '..\\..\\windows', '\u0000', 'a\u0000b',
    '\r\nX-Injected: 1', 'a\r\n\r\nb', '\u202e', '\ufeff', '\ud800', '\u{1f600}', 'ﬀ', 'İ', '𝔘𝔫𝔦', '$ne', '$where', '{{7*7}}', '${7*7}',
    '#{7*7}', '<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', "' or '1'='1", '"; db.dropDatabase(); //',
    "1; return true; var a='", '| cat /etc/passwd', '$(id)', '`id`', '=cmd|calc', '@SUM(1)', '+1', '-1', 'javascript:alert(1)',
    'http://169.254.169.254/', 'http://127.0.0.1:27017/', 'file:///etc/passwd', 'null', 'undefined', 'NaN', 'true', '0', '-0', '1e999',
    '9007199254740993', '0x10', '[object Object]', 'tenant~other', 'a~b~c', '~~~', '*', '?', '(', '[', '(a+)+$', 'x'.repeat(300),
    'x'.repeat(10_000), '١٢٣', '00000000-0000-0000-0000-000000000000', 'FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF', '2024-13-45T99:99:99Z',
  ]; // prettier-ignore
}

function otherTypes(): readonly string[] {
  const nested = (depth: number, open: string, close: string) => open.repeat(depth) + close.repeat(depth);
  return [
    'null', 'true', 'false', '0', '-1', '1e308', '-1e308', '9007199254740993', '0.1', '[]', '[null]', '[[]]', '{}', '{"":""}',
    '{"length":1e9}', '{"then":1}', '{"toJSON":1}', nested(50, '[', ']'), nested(2000, '[', ']'), `${'{"a":'.repeat(500)}1${'}'.repeat(500)}`,
    JSON.stringify(Array.from({ length: 5000 }, () => 'x')),
  ]; // prettier-ignore
}
