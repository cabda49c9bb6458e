using System.Security.Cryptography;
using System.Text;
using LandingZone.Engine.Values;

namespace LandingZone.Engine.Running;

/// <summary>Reads the content behind assets and archives, so that a plan shows when it changes.</summary>
/// <param name="folder">Where relative paths start; empty for the current directory.</param>
internal sealed class AssetContent(string folder)
{
    /// <summary>The same inputs, with the hash of every asset and archive that stands on this machine.</summary>
    /// <exception cref="IOException">A file or folder is missing or cannot be read; the message names the property.</exception>
    public PropertyValue.Map WithHashes(PropertyValue.Map inputs)
    {
        foreach (var (_, value) in inputs.Entries)
        {
            if (HasContent(value))
            {
                return PropertyValue.Map.Of(
                    inputs.Entries.ToArray().Select(entry => KeyValuePair.Create(entry.Key, WithHash(entry.Value, entry.Key))));
            }
        }

        // By far the most resources: nothing is copied.
        return inputs;
    }

    private static bool HasContent(PropertyValue value)
    {
        switch (value)
        {
            case PropertyValue.Asset or PropertyValue.Archive:
                return true;
            case PropertyValue.Secret secret:
                return HasContent(secret.Element);
            case PropertyValue.List list:
                return list.Items.Any(HasContent);
            case PropertyValue.Map map:
                foreach (var (_, element) in map.Entries)
                {
                    if (HasContent(element))
                    {
                        return true;
                    }
                }

                return false;
            default:
                return false;
        }
    }

    private PropertyValue WithHash(PropertyValue value, string path) => value switch
    {
        PropertyValue.Secret secret => PropertyValue.Secret.Of(WithHash(secret.Element, path)),
        PropertyValue.List list => new PropertyValue.List([.. list.Items.Select((item, index) => WithHash(item, $"{path}[{index}]"))]),
        PropertyValue.Map map => Each(map, path),
        PropertyValue.Asset asset => new PropertyValue.Asset(asset.Source, asset.Value) { Hash = HashOf(asset, path) },
        PropertyValue.Archive { Assets: { } parts } => PartsArchive(Each(parts, path)),
        PropertyValue.Archive archive => new PropertyValue.Archive(archive.Source, archive.Value!) { Hash = HashOf(archive, path) },
        _ => value,
    };

    private PropertyValue.Map Each(PropertyValue.Map map, string path) => PropertyValue.Map.Of(
        map.Entries.ToArray().Select(entry => KeyValuePair.Create(entry.Key, WithHash(entry.Value, $"{path}.{entry.Key}"))));

    private static PropertyValue.Archive PartsArchive(PropertyValue.Map parts)
    {
        var digest = new StringBuilder();
        foreach (var (name, part) in parts.Entries)
        {
            var hash = part is PropertyValue.Asset asset ? asset.Hash : (part as PropertyValue.Archive)?.Hash;
            digest.Append(name).Append('=').Append(hash).Append('\n');
        }

        return new PropertyValue.Archive(parts) { Hash = Hash(Encoding.UTF8.GetBytes(digest.ToString())) };
    }

    private static string Hash(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    private string? HashOf(PropertyValue.Asset asset, string path)
    {
        switch (asset.Source)
        {
            case AssetSource.Text:
                return Hash(Encoding.UTF8.GetBytes(asset.Value));
            case AssetSource.Path:
                var file = FullPath(asset.Value);
                return File.Exists(file)
                    ? HashOfFile(file)
                    : throw new FileNotFoundException($"'{path}' is the file '{file}', which is not there.");
            default:
                // What stands behind a URI is fetched by the real engine only.
                return null;
        }
    }

    private string? HashOf(PropertyValue.Archive archive, string path)
    {
        if (archive.Source == AssetSource.Uri)
        {
            return null;
        }

        var full = FullPath(archive.Value!);
        if (File.Exists(full))
        {
            return HashOfFile(full);
        }

        if (!Directory.Exists(full))
        {
            throw new FileNotFoundException($"'{path}' is the archive '{full}', which is not there.");
        }

        var digest = new StringBuilder();
        foreach (var file in Directory.EnumerateFiles(full, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            digest.Append(Path.GetRelativePath(full, file).Replace('\\', '/')).Append('=').Append(HashOfFile(file)).Append('\n');
        }

        return Hash(Encoding.UTF8.GetBytes(digest.ToString()));
    }

    private string FullPath(string path) =>
        Path.GetFullPath(path, folder.Length == 0 ? Directory.GetCurrentDirectory() : Path.GetFullPath(folder));

    private static string HashOfFile(string file)
    {
        using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
