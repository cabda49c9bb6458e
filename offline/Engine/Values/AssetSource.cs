namespace LandingZone.Engine.Values;

/// <summary>Where the content of an asset or archive comes from.</summary>
public enum AssetSource
{
    /// <summary>A file or folder on this machine.</summary>
    Path,

    /// <summary>A text in the program.</summary>
    Text,

    /// <summary>A URI that the engine would fetch.</summary>
    Uri,

    /// <summary>Named parts, each an asset or an archive.</summary>
    Parts,
}
