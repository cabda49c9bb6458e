namespace Pulumi.Tests.Surface;

/// <summary>The listing of the official SDK's public surface, where it is at hand: beside the repository.</summary>
internal static class OfficialListing
{
    private const string FileName = "../shared/sdk/official-api/Pulumi.txt";

    public static string? Path { get; } = Find();

    public const string Absent = "Not compared: the listing of the official SDK (" + FileName + ") is not at hand.";

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "LandingZone.sln")))
            {
                return Existing(folder.FullName);
            }
        }

        // Built into a folder elsewhere: the sources say where the repository is.
        return Existing(RepositoryOfSources());
    }

    private static string? Existing(string repository)
    {
        var path = System.IO.Path.GetFullPath(System.IO.Path.Combine(repository, FileName));
        return File.Exists(path) ? path : null;
    }

    private static string RepositoryOfSources([System.Runtime.CompilerServices.CallerFilePath] string source = "") =>
        System.IO.Path.GetFullPath(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(source)!, "../../.."));
}
