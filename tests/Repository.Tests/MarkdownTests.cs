using System.Text.RegularExpressions;

namespace LandingZone.Repository.Tests;

public sealed partial class MarkdownTests
{
    public static TheoryData<string> Guides
    {
        get
        {
            var guides = new TheoryData<string>();
            foreach (var file in Directory.EnumerateFiles(Repository.Root, "*.md", new EnumerationOptions { RecurseSubdirectories = true }))
            {
                var relative = Path.GetRelativePath(Repository.Root, file).Replace('\\', '/');
                if (!relative.StartsWith("artifacts/", StringComparison.Ordinal) && !relative.Contains("node_modules/", StringComparison.Ordinal))
                {
                    guides.Add(relative);
                }
            }

            return guides;
        }
    }

    [Theory]
    [MemberData(nameof(Guides))]
    public void Every_link_to_a_file_leads_to_one(string guide)
    {
        var folder = Path.GetDirectoryName(Repository.Path(guide))!;
        var broken = Links().Matches(File.ReadAllText(Repository.Path(guide)))
            .Select(link => link.Groups["target"].Value)
            .Where(target => !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith('#') && !target.StartsWith("mailto:", StringComparison.Ordinal))
            .Select(target => target.Split('#')[0])
            .Where(target => !Path.Exists(Path.Combine(folder, target)))
            .ToList();

        Assert.Empty(broken);
    }

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Links();
}
