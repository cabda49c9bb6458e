namespace LandingZone.Cli.Tests.Support;

/// <summary>A copy of the shipped project's settings, to be changed by a test.</summary>
internal sealed class TestEstate : TemporaryFolder
{
    public const string Staging = "staging-eu-west-1";
    public const string Ireland = "rnd-eu-west-1";
    public const string Frankfurt = "rnd-eu-central-1";

    private static readonly string Shipped = System.IO.Path.Combine(AppContext.BaseDirectory, "shipped");

    public TestEstate()
    {
        File.Copy(System.IO.Path.Combine(Shipped, "Pulumi.yaml"), System.IO.Path.Combine(Path, "Pulumi.yaml"));
        Directory.CreateDirectory(Config);
        Directory.CreateSymbolicLink(System.IO.Path.Combine(Path, "workloads"), System.IO.Path.Combine(Repository.Root, "workloads"));
        foreach (var stack in (string[])[Staging, Ireland, Frankfurt])
        {
            File.Copy(System.IO.Path.Combine(Shipped, $"Pulumi.{stack}.yaml"), FileOf(stack));
        }
    }

    /// <summary>The folder of the settings files.</summary>
    public string Config => System.IO.Path.Combine(Path, "stacks", "config");

    /// <summary>A settings file as messages name it.</summary>
    public static string NameOf(string stack) => System.IO.Path.Combine("stacks", "config", $"Pulumi.{stack}.yaml");

    /// <summary>Replaces the first <paramref name="old"/> in a stack's settings, which must be there.</summary>
    public TestEstate Change(string stack, string old, string replacement)
    {
        var text = File.ReadAllText(FileOf(stack));
        var at = text.IndexOf(old, StringComparison.Ordinal);
        Assert.True(at >= 0, $"The shipped settings of {stack} do not hold '{old}' any more.");
        File.WriteAllText(FileOf(stack), string.Concat(text.AsSpan(0, at), replacement, text.AsSpan(at + old.Length)));
        return this;
    }

    /// <summary>Writes a stack's settings anew.</summary>
    public TestEstate Write(string stack, string text)
    {
        File.WriteAllText(FileOf(stack), text);
        return this;
    }

    /// <summary>Takes a stack out of the estate.</summary>
    public TestEstate Remove(string stack)
    {
        File.Delete(FileOf(stack));
        return this;
    }

    /// <summary>"file:line:column" of the first <paramref name="text"/> in a stack's settings.</summary>
    public string PlaceOf(string stack, string text)
    {
        var content = File.ReadAllText(FileOf(stack));
        var at = content.IndexOf(text, StringComparison.Ordinal);
        Assert.True(at >= 0, $"The settings of {stack} do not hold '{text}'.");
        var line = content.AsSpan(0, at).Count('\n') + 1;
        var column = at - content.AsSpan(0, at).LastIndexOf('\n');
        return $"{NameOf(stack)}:{line}:{column}";
    }

    private string FileOf(string stack) => System.IO.Path.Combine(Path, NameOf(stack));
}
