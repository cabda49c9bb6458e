namespace LandingZone.Policies.Rules.FileSystems;

/// <summary>Type tokens that several rules about file systems look at.</summary>
internal static class FileSystemTypes
{
    public static string[] Efs { get; } = ["aws:efs/fileSystem:FileSystem", "aws-native:efs:FileSystem"];
}
