// Decodes the record in a file with nothing but the registry's address; prints what it read as JSON.
// Usage: node decode.js REGISTRY_URL FILE
const fs = require('fs');
const avro = require('avsc');
const { SchemaRegistry, SchemaType } = require('@kafkajs/confluent-schema-registry');

// Two's complement, big endian, as Avro's decimal is written; kept exact as a string.
class Decimal extends avro.types.LogicalType {
  constructor(schema, options) {
    super(schema, options);
    this.scale = schema.scale;
  }

  _fromValue(bytes) {
    const unscaled = BigInt.asIntN(bytes.length * 8, BigInt('0x' + bytes.toString('hex')));
    const sign = unscaled < 0n ? '-' : '';
    const digits = (unscaled < 0n ? -unscaled : unscaled).toString().padStart(this.scale + 1, '0');
    return sign + digits.slice(0, -this.scale) + '.' + digits.slice(-this.scale);
  }
}

class TimestampMillis extends avro.types.LogicalType {
  _fromValue(millis) {
    return new Date(millis).toISOString();
  }
}

const [url, file] = process.argv.slice(2);
const registry = new SchemaRegistry(
  { host: url },
  { [SchemaType.AVRO]: { logicalTypes: { decimal: Decimal, 'timestamp-millis': TimestampMillis } } },
);
registry
  .decode(fs.readFileSync(file))
  .then((value) => console.log(JSON.stringify(value)))
  .catch((error) => {
    console.error(error);
    process.exitCode = 1;
  });
