namespace LandingZone.Engine.Schema;

/// <summary>Where the types and functions that the offline schema holds are listed, for those who miss one.</summary>
internal static class ExtractionList
{
    /// <summary>What to do to get the resource type or function with that token.</summary>
    /// <param name="token">The token, such as "aws:ec2/vpc:Vpc".</param>
    /// <param name="section">"resources" or "functions".</param>
    public static string Remedy(string token, string section) =>
        $"add \"{EntryOf(token)}\" to \"{token.Split(':')[0]}\".\"{section}\" in offline/extract/resources.json "
        + "and run 'npm run refresh' in offline/extract";

    // A token says "ec2/vpc:Vpc" and "networking.k8s.io/v1:NetworkPolicy" where the list says "ec2/Vpc" and "networking/v1/NetworkPolicy".
    private static string EntryOf(string token)
    {
        if (token.Split(':') is not [var package, var module, var name])
        {
            return token;
        }

        var parts = module.Split('/');
        return package == "kubernetes" ? $"{parts[0].Split('.')[0]}/{string.Join('/', parts.Skip(1).Append(name))}"
            : parts[0] is "" or "index" ? name
            : $"{parts[0]}/{name}";
    }
}
