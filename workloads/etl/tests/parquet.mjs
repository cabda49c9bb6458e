// Reads Parquet on standard input and writes it as JSON ("read"), or the other way round ("write"). Numbers must be small: JSON has no others.
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { readFileSync, writeFileSync } from 'node:fs'

const require = createRequire(new URL('../../test-tools/package.json', import.meta.url))
const load = name => import(pathToFileURL(require.resolve(name)).href)

const input = readFileSync(0)
if (process.argv[2] === 'read') {
  const { parquetMetadata, parquetReadObjects, parquetSchema } = await load('hyparquet')
  const file = input.buffer.slice(input.byteOffset, input.byteOffset + input.length)
  const metadata = parquetMetadata(file)
  const fields = parquetSchema(metadata).children.map(({ element }) => ({
    name: element.name,
    type: element.logical_type?.type === 'STRING' || element.converted_type === 'UTF8' ? 'STRING' : element.type,
  }))
  const rows = await parquetReadObjects({ file, metadata })
  const groups = metadata.row_groups.map(group => ({ rows: Number(group.num_rows), codec: group.columns[0].meta_data.codec }))
  writeFileSync(1, JSON.stringify({ fields, groups, rows }, (_, value) => typeof value === 'bigint' ? Number(value) : value))
} else {
  const { parquetWriteBuffer } = await load('hyparquet-writer')
  const { fields, rows, codec, rowGroupSize } = JSON.parse(input.toString())
  const columnData = fields.map(({ name, type }) => ({
    name,
    type,
    nullable: true,
    data: rows.map(row => type === 'INT64' && row[name] !== null ? BigInt(row[name]) : row[name]),
  }))
  writeFileSync(1, Buffer.from(parquetWriteBuffer({ columnData, codec, rowGroupSize })))
}
