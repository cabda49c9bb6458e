using LandingZone.ProviderGenerator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace LandingZone.Providers.Tests.Support;

/// <summary>One run of the generator over one schema.</summary>
internal sealed class GeneratorRun
{
    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => !IsProvider(Path.GetFileNameWithoutExtension(path)))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private static readonly SymbolDisplayFormat Format = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameOnly,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        memberOptions: SymbolDisplayMemberOptions.IncludeType | SymbolDisplayMemberOptions.IncludeContainingType
            | SymbolDisplayMemberOptions.IncludeParameters,
        parameterOptions: SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName
            | SymbolDisplayParameterOptions.IncludeDefaultValue,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes
            | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private readonly CSharpCompilation _compilation;

    private GeneratorRun(CSharpCompilation compilation, IReadOnlyList<Diagnostic> diagnostics, IReadOnlyDictionary<string, string> files) =>
        (_compilation, Diagnostics, Files) = (compilation, diagnostics, files);

    /// <summary>What the generator itself reported.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }

    /// <summary>The generated files by name.</summary>
    public IReadOnlyDictionary<string, string> Files { get; }

    /// <summary>Runs the generator; what it writes must compile against the core SDK.</summary>
    public static GeneratorRun Of(string schema)
    {
        var run = Try(schema);
        Assert.Empty(run.Diagnostics);
        Assert.Empty(run._compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        return run;
    }

    /// <summary>Runs the generator, whatever comes of it.</summary>
    public static GeneratorRun Try(string schema)
    {
        // The core SDK shows its internals to the real provider assemblies only, so this one borrows a name.
        var compilation = CSharpCompilation.Create(
            "Pulumi.Aws", [], References, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var driver = CSharpGeneratorDriver.Create(
            [new ProviderGenerator.ProviderGenerator().AsSourceGenerator()],
            [new SchemaFile(schema)],
            new CSharpParseOptions(LanguageVersion.Latest));
        var result = driver.RunGeneratorsAndUpdateCompilation(compilation, out var output, out _).GetRunResult();
        var files = result.Results.SelectMany(generator => generator.GeneratedSources)
            .ToDictionary(source => source.HintName, source => source.SourceText.ToString());
        return new GeneratorRun((CSharpCompilation)output, result.Diagnostics, files);
    }

    /// <summary>The members of a generated type as the compiler sees them, each as one line, in the order of the source.</summary>
    public IReadOnlyList<string> MembersOf(string type)
    {
        var symbol = Type(type);
        return [.. symbol.GetMembers()
            .Where(member => member is { IsImplicitlyDeclared: false, DeclaredAccessibility: Accessibility.Public })
            .Where(member => member is not IMethodSymbol { MethodKind: MethodKind.PropertyGet or MethodKind.PropertySet })
            .Select(member => member.ToDisplayString(Format))];
    }

    /// <summary>One member of a generated type as the compiler sees it.</summary>
    public string Member(string type, string name) =>
        Type(type).GetMembers(name).Single(member => member is not IMethodSymbol).ToDisplayString(Format);

    /// <summary>A generated type.</summary>
    public INamedTypeSymbol Type(string name) =>
        _compilation.GetTypeByMetadataName(name) ?? throw new InvalidOperationException($"No type '{name}' was generated.");

    /// <summary>Whether a type of that name was generated.</summary>
    public bool HasType(string name) => _compilation.GetTypeByMetadataName(name) is not null;

    /// <summary>The source line, without indentation, that contains <paramref name="part"/>; there must be just one.</summary>
    public string Line(string part) => Files.Values
        .SelectMany(text => text.Split('\n'))
        .Single(line => line.Contains(part, StringComparison.Ordinal))
        .Trim();

    /// <summary>The source of one class, from its header to its closing brace, without the indentation of its namespace.</summary>
    public string Source(string header)
    {
        var lines = Files.Values.Select(text => text.Split('\n')).First(file => file.Any(line => line.Trim() == header)).ToList();
        var first = lines.FindIndex(line => line.Trim() == header);
        var last = lines.FindIndex(first, line => line == "    }");
        return string.Join("\n", lines[first..(last + 1)].Select(line => line.Length < 4 ? line : line[4..]));
    }

    private static bool IsProvider(string assembly) => assembly is "Pulumi.Aws" or "Pulumi.AwsNative" or "Pulumi.Kubernetes";

    private sealed class SchemaFile(string text) : AdditionalText
    {
        public override string Path => "schema/small.json";

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }
}
