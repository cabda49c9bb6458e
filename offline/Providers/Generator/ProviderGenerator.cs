using System.Text;
using LandingZone.ProviderGenerator.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace LandingZone.ProviderGenerator;

/// <summary>Turns each schema file (*.json) among a project's additional files into the classes of that provider package.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class ProviderGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var schemas = context.AdditionalTextsProvider.Where(static file => file.Path.EndsWith(".json", StringComparison.Ordinal));
        context.RegisterSourceOutput(schemas, static (production, file) =>
        {
            var faults = new Faults();
            if (file.GetText(production.CancellationToken) is { } text && SchemaReader.TryRead(text.ToString(), faults) is { } package)
            {
                foreach (var source in PackageWriter.Write(package, faults))
                {
                    production.AddSource($"{package.Package}.{source.Name}", SourceText.From(source.Text, Encoding.UTF8));
                }
            }

            foreach (var (rule, message) in faults.Found)
            {
                production.ReportDiagnostic(Diagnostic.Create(rule, Location.None, file.Path, message));
            }
        });
    }
}
